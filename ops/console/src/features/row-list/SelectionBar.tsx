import { Button, Group, Menu, Modal, Progress, Stack, Text, Textarea } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronDown,
  IconDownload,
  IconFlag,
  IconRotate,
  IconUserPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Choices } from '../../shared/projects/choices';
import { count } from '../../shared/ui/numbers';
import { capable, isFor, type Action, type Order } from './actions';
import { exportAddress } from './ExportButton';
import type { Row } from './queries';

/** How many rows an address can name. */
const MOST_EXPORTED = 200;

interface SelectionBarProps {
  project: string;
  marked: Row[];
  choices: Choices;
  /** Whether whoever looks on may say who does what next, and not only export. */
  steers: boolean;
  running: { through: number; all: number } | undefined;
  run: (order: Order) => void;
  clear: () => void;
}

type Asked = Extract<Action, { reason: string }>['kind'];

const ASKED: Record<Asked, { title: string; does: string }> = {
  ESCALATE: { title: 'Escalate', does: 'to the front of the queue' },
  REOPEN: { title: 'Reopen', does: 'back into the flow' },
};

function ReasonForm({
  kind,
  number,
  onGiven,
}: {
  kind: Asked;
  number: number;
  onGiven: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const { title, does } = ASKED[kind];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(reason.trim());
      }}
    >
      <Stack>
        <Text fz="sm">
          {count(number)} {number === 1 ? 'row goes' : 'rows go'} {does}. The reason is kept in the
          history of each row.
        </Text>
        <Textarea
          label="Reason"
          required
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" disabled={reason.trim() === ''} ms="auto">
          {title}
        </Button>
      </Stack>
    </form>
  );
}

function AssignMenu({
  marked,
  choices,
  run,
}: Pick<SelectionBarProps, 'marked' | 'choices' | 'run'>) {
  const rows = marked.filter((row) => isFor('ASSIGN', row));
  const people = capable(choices.members, rows, choices.project);
  return (
    <Menu width={220} position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          disabled={rows.length === 0}
          leftSection={<IconUserPlus size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Assign to
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {people.map(({ user, name }) => (
          <Menu.Item
            key={user}
            onClick={() => run({ action: { kind: 'ASSIGN', user, name }, rows })}
          >
            {name}
          </Menu.Item>
        ))}
        {people.length === 0 && <Menu.Label>No one can do all of this work</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

const BUTTONS = [
  { kind: 'RELEASE', label: 'Release', icon: IconArrowBackUp },
  { kind: 'ESCALATE', label: 'Escalate', icon: IconFlag },
  { kind: 'REOPEN', label: 'Reopen', icon: IconRotate },
] as const;

function Steering({ marked, choices, run }: Pick<SelectionBarProps, 'marked' | 'choices' | 'run'>) {
  const [asked, setAsked] = useState<Asked>();
  const rowsFor = (kind: Action['kind']) => marked.filter((row) => isFor(kind, row));
  return (
    <>
      <AssignMenu marked={marked} choices={choices} run={run} />
      {BUTTONS.map(({ kind, label, icon: Icon }) => (
        <Button
          key={kind}
          size="xs"
          variant="default"
          disabled={rowsFor(kind).length === 0}
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() =>
            kind === 'RELEASE' ? run({ action: { kind }, rows: rowsFor(kind) }) : setAsked(kind)
          }
        >
          {label}
        </Button>
      ))}
      <Modal
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked && ASKED[asked].title}
      >
        {asked !== undefined && (
          <ReasonForm
            kind={asked}
            number={rowsFor(asked).length}
            onGiven={(reason) => {
              setAsked(undefined);
              run({ action: { kind: asked, reason }, rows: rowsFor(asked) });
            }}
          />
        )}
      </Modal>
    </>
  );
}

/** What can be done to the selected rows; each action is for those of them that it fits. */
export function SelectionBar(props: SelectionBarProps) {
  const { project, marked, choices, steers, running, run, clear } = props;
  if (running !== undefined) {
    const { through, all } = running;
    return (
      <Group gap="xs" h={30} role="status">
        <Progress w={160} value={(100 * through) / Math.max(all, 1)} aria-label="Progress" />
        <Text fz="sm">
          {count(through)} of {count(all)}
        </Text>
      </Group>
    );
  }
  if (marked.length === 0) {
    return (
      <Text fz="sm" c="dimmed" h={30} role="status">
        Select rows to act on: x or a click, with Shift a range
      </Text>
    );
  }
  const ids = marked.map((row) => row.id).join(',');
  return (
    <Group gap="xs" role="toolbar" aria-label="Actions on the selected rows">
      <Text fz="sm" role="status" miw={90}>
        {count(marked.length)} selected
      </Text>
      {steers && <Steering marked={marked} choices={choices} run={run} />}
      <Button
        size="xs"
        variant="default"
        component="a"
        href={exportAddress(project, { ids }, 'ndjson')}
        download
        {...(marked.length > MOST_EXPORTED && { 'data-disabled': true })}
        title={marked.length > MOST_EXPORTED ? 'At most 200 rows; use filters for more' : undefined}
        onClick={(event) => {
          if (marked.length > MOST_EXPORTED) event.preventDefault();
        }}
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        Export
      </Button>
      <Button size="xs" variant="subtle" onClick={clear}>
        Clear selection
      </Button>
    </Group>
  );
}
