import { Accordion, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Project } from '../../shared/api/types';
import { policyOf } from '../../shared/projects/policy';
import { Asking } from '../../shared/ui/Asking';
import { DifferenceList } from './DifferenceList';
import { differences } from './differences';
import { draftOf } from './draft';
import { useDrafting } from './form';
import { projectVersionQuery } from '../../shared/projects/queries';

/** How many versions are listed. */
const SHOWN = 50;

/** The versions of the rules so far, with what each changed. */
export function VersionList({ project }: { project: Project }) {
  const newest = project.policyVersion;
  const versions = Array.from({ length: Math.min(SHOWN, newest) }, (_, i) => newest - i);
  return (
    <Stack maw={760}>
      <Text fz="sm" c="dimmed">
        Rows keep the version they were imported under.
      </Text>
      <Accordion variant="separated">
        {versions.map((version) => (
          <Accordion.Item key={version} value={String(version)}>
            <Accordion.Control>
              Version {version}
              {version === newest ? ', current' : ''}
            </Accordion.Control>
            <Accordion.Panel>
              <Version project={project} version={version} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}

function Version({ project, version }: { project: Project; version: number }) {
  const { form, flows } = useDrafting();
  const then = useQuery(projectVersionQuery(project.id, version));
  const before = useQuery({
    ...projectVersionQuery(project.id, version - 1),
    enabled: version > 1,
  });
  return (
    <Asking query={then} lines={2}>
      {(answer) => (
        <Stack align="flex-start" gap="sm">
          {version === 1 && <Text fz="sm">As the project was created.</Text>}
          {before.data !== undefined && (
            <DifferenceList
              differences={differences(policyOf(before.data), policyOf(answer), flows)}
            />
          )}
          {version < project.policyVersion && (
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                form.setValues(draftOf(project.name, project.mediaType, policyOf(answer)))
              }
            >
              Load version {version} into the form
            </Button>
          )}
        </Stack>
      )}
    </Asking>
  );
}
