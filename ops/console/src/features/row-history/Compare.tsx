import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Title,
  Tooltip,
} from '@mantine/core';
import { IconArrowsExchange, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Definition, Row, RowEvent } from '../../shared/api/types';
import { LabelDiff } from '../../shared/label/LabelDiff';
import { tellEvent, type NameOf } from '../../shared/history/tell';
import { useKeys } from '../../shared/keys/registry';
import { Empty } from '../../shared/ui/Asking';
import { differences, fieldsOf } from './fields';
import { FieldsBeside } from './Fields';
import { eventAt } from './history';

/** Both versions, and how to choose others. */
export interface Pick {
  last: number;
  left: (version: number) => void;
  right: (version: number) => void;
  swap: () => void;
  end: () => void;
}

interface CompareProps {
  left: Row;
  right: Row;
  events: RowEvent[];
  definitions: Definition[];
  nameOf: NameOf;
  pick: Pick;
}

function VersionSelect({
  label,
  version,
  choose,
  props,
}: {
  label: string;
  version: number;
  choose: (version: number) => void;
  props: CompareProps;
}) {
  const { events, nameOf, pick } = props;
  const options = useMemo(
    () =>
      Array.from({ length: pick.last + 1 }, (_, one) => {
        const event = eventAt(events, one);
        const told = event === undefined ? undefined : tellEvent(event, nameOf);
        const words = told === undefined ? '' : ` · ${told.who} ${told.does}`;
        return { value: String(one), label: `${one}${words}` };
      }),
    [events, nameOf, pick.last],
  );
  return (
    <NativeSelect
      label={label}
      size="xs"
      flex={1}
      miw={180}
      data={options}
      value={String(version)}
      onChange={(event) => choose(Number(event.currentTarget.value))}
    />
  );
}

function Pickers(props: CompareProps) {
  const { left, right, pick } = props;
  return (
    <Group gap="sm" align="flex-end">
      <VersionSelect label="Left version" version={left.version} choose={pick.left} props={props} />
      <Tooltip label="Swap sides (x)">
        <ActionIcon variant="default" size={30} aria-label="Swap sides" onClick={pick.swap}>
          <IconArrowsExchange size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <VersionSelect
        label="Right version"
        version={right.version}
        choose={pick.right}
        props={props}
      />
      <Button
        variant="default"
        size="xs"
        h={30}
        leftSection={<IconX size={14} aria-hidden />}
        onClick={pick.end}
      >
        Show one version
      </Button>
    </Group>
  );
}

function useCompareKeys({ left, pick }: CompareProps) {
  const to = (version: number) => pick.left(Math.max(0, Math.min(pick.last, version)));
  useKeys([
    {
      key: 'Shift+ArrowLeft',
      does: 'Previous version on the left',
      run: () => to(left.version - 1),
    },
    {
      key: 'Shift+ArrowRight',
      does: 'Next version on the left',
      run: () => to(left.version + 1),
    },
    { key: 'x', does: 'Swap sides', run: pick.swap },
    { key: 'c', does: 'Show one version', run: pick.end },
  ]);
}

/** Two versions of a row side by side; what differs is marked. */
export function Compare(props: CompareProps) {
  const { left, right, events, definitions, nameOf } = props;
  const [onlyDiffering, setOnlyDiffering] = useState(true);
  useCompareKeys(props);
  const all = useMemo(
    () => differences(fieldsOf(left, events, nameOf), fieldsOf(right, events, nameOf)),
    [left, right, events, nameOf],
  );
  const shown = onlyDiffering ? all.filter((field) => field.changed) : all;
  const [leftTitle, rightTitle] = [`Version ${left.version}`, `Version ${right.version}`];
  return (
    <Stack gap="md">
      <Pickers {...props} />
      <LabelDiff
        row={right}
        definitions={definitions}
        left={{ title: leftTitle, annotations: left.annotations }}
        right={{ title: rightTitle, annotations: right.annotations }}
        height={240}
      />
      <Group justify="space-between">
        <Title order={2}>Differences</Title>
        <Checkbox
          size="xs"
          label="Only differences"
          checked={onlyDiffering}
          onChange={(event) => setOnlyDiffering(event.currentTarget.checked)}
        />
      </Group>
      {shown.length === 0 ? (
        <Empty title="No differences">Both versions of the row are the same.</Empty>
      ) : (
        <FieldsBeside fields={shown} left={leftTitle} right={rightTitle} />
      )}
    </Stack>
  );
}
