import { Alert, Button, Drawer, Group, NumberInput, Slider, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAdjustments } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../shared/api/problem';
import type { Project } from '../../shared/api/types';
import { PolicyPreview } from '../../shared/projects/PolicyPreview';
import { projectQuery } from '../../shared/projects/queries';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { Failed } from '../../shared/ui/Asking';
import { share } from '../../shared/ui/numbers';
import { tell } from '../../shared/ui/notify';
import { dialsOf, numbersOf, policyWith, type Dial } from './policy';
import { useSavePolicy } from './policyQueries';

const SETTLED_MILLISECONDS = 350;
const STEP = 0.01;

interface DialFieldProps {
  dial: Dial;
  value: number;
  before: number;
  onChange: (value: number) => void;
}

function DialField({ dial, value, before, onChange }: DialFieldProps) {
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" align="flex-end">
        <div>
          <Text fz="sm" fw={500} id={`dial ${dial.name}`}>
            {dial.label}
          </Text>
          <Text fz="xs" c="dimmed">
            {dial.description}
          </Text>
        </div>
        <NumberInput
          aria-label={dial.label}
          size="xs"
          w={84}
          min={0}
          max={1}
          step={STEP}
          decimalScale={3}
          value={value}
          onChange={(next) => typeof next === 'number' && onChange(next)}
        />
      </Group>
      <Slider
        thumbLabel={dial.label}
        min={0}
        max={1}
        step={STEP}
        size="sm"
        label={share}
        value={value}
        onChange={onChange}
        marks={[{ value: before }]}
        mt={6}
      />
    </div>
  );
}

interface PolicyFormProps {
  project: Project;
  onDone: () => void;
}

function PolicyForm({ project, onDone }: PolicyFormProps) {
  const before = numbersOf(project);
  const [version, setVersion] = useState(project.policyVersion);
  const [dialled, setDialled] = useState<Record<string, number>>({});
  const [settled] = useDebouncedValue(dialled, SETTLED_MILLISECONDS);
  const save = useSavePolicy(project.id);
  const conflict = save.error instanceof Problem && save.error.code === 'STALE_VERSION';
  const changed = Object.entries(dialled).some(([name, value]) => value !== before[name]);
  const submit = () =>
    save.mutate(
      { policy: policyWith(project, dialled), version },
      {
        onSuccess: () => {
          tell('Saved; applies to new rows');
          onDone();
        },
      },
    );
  return (
    <Stack gap="md">
      {dialsOf(project).map((dial) => (
        <DialField
          key={dial.name}
          dial={dial}
          before={before[dial.name] ?? 0}
          value={dialled[dial.name] ?? before[dial.name] ?? 0}
          onChange={(value) => setDialled((was) => ({ ...was, [dial.name]: value }))}
        />
      ))}
      <PolicyPreview project={project.id} policy={policyWith(project, settled)} />
      {conflict && (
        <Alert color="orange" variant="light" title="Someone else changed the settings">
          <Text fz="sm">
            Your changes are kept on top of theirs. Check the preview, then save again.
          </Text>
          <Button
            size="xs"
            mt="xs"
            variant="default"
            onClick={() => {
              setVersion(project.policyVersion);
              save.reset();
            }}
          >
            Continue with their settings
          </Button>
        </Alert>
      )}
      {save.isError && !conflict && <Failed error={save.error} />}
      <Group justify="flex-end">
        <Button variant="default" disabled={!changed} onClick={() => setDialled({})}>
          Reset
        </Button>
        <Button disabled={!changed || conflict} loading={save.isPending} onClick={submit}>
          Save
        </Button>
      </Group>
    </Stack>
  );
}

/** Shares and thresholds of a project, with a preview of what would change. */
export function PolicyButton({ project }: { project: string }) {
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(projectQuery(project));
  const manages = useHolds(MANAGERS, project);
  if (!manages) return null;
  return (
    <>
      <Button
        size="xs"
        disabled={data === undefined}
        leftSection={<IconAdjustments size={14} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        Shares and thresholds
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={460}
        title="Shares and thresholds"
      >
        {data !== undefined && <PolicyForm project={data} onDone={() => setOpened(false)} />}
      </Drawer>
    </>
  );
}
