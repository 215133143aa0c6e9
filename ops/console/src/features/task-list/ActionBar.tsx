import { Button, Group, Menu, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconFlag, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Member } from '../../shared/api/types';
import { count } from '../../shared/ui/numbers';
import type { Action } from './actions';
import { capable } from './people';
import type { Task } from './queries';

interface ActionBarProps {
  marked: Task[];
  members: Member[];
  busy: boolean;
  run: (action: Action) => void;
}

function AssignMenu({ marked, members, busy, run }: ActionBarProps) {
  const people = capable(members, marked);
  return (
    <Menu width={220} position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          disabled={marked.length === 0}
          loading={busy}
          leftSection={<IconUserPlus size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Assign to
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {people.map((person) => (
          <Menu.Item
            key={person.user}
            onClick={() => run({ kind: 'ASSIGN', user: person.user, name: person.name })}
          >
            {person.name}
          </Menu.Item>
        ))}
        {people.length === 0 && <Menu.Label>No one can do all of these tasks</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ReasonProps {
  number: number;
  onClose: () => void;
  onGiven: (reason: string) => void;
}

function EscalateForm({ number, onClose, onGiven }: ReasonProps) {
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(reason.trim());
      }}
    >
      <Stack>
        <Text fz="sm">
          {count(number)} {number === 1 ? 'task goes' : 'tasks go'} to the front of the queue. The
          reason is kept in the history of each row.
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
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={reason.trim() === ''}>
            Escalate
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What can be done to the marked tasks. */
export function ActionBar(props: ActionBarProps) {
  const { marked, busy, run } = props;
  const [escalating, setEscalating] = useState(false);
  const held = marked.filter((task) => task.assignee !== undefined).length;
  return (
    <Group gap="xs" role="toolbar" aria-label="Actions on the selected tasks">
      <Text fz="sm" c="dimmed" role="status" miw={110}>
        {marked.length === 0 ? 'Select tasks to act on' : `${count(marked.length)} selected`}
      </Text>
      <AssignMenu {...props} />
      <Button
        size="xs"
        variant="default"
        disabled={held === 0 || busy}
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        onClick={() => run({ kind: 'RELEASE' })}
      >
        Release
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={marked.length === 0 || busy}
        leftSection={<IconFlag size={14} aria-hidden />}
        onClick={() => setEscalating(true)}
      >
        Escalate
      </Button>
      <Modal opened={escalating} onClose={() => setEscalating(false)} title="Escalate">
        <EscalateForm
          number={marked.length}
          onClose={() => setEscalating(false)}
          onGiven={(reason) => {
            setEscalating(false);
            run({ kind: 'ESCALATE', reason });
          }}
        />
      </Modal>
    </Group>
  );
}
