import {
  Button,
  Group,
  List,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../shared/api/problem';
import type { RowAction, RowChangePreview } from '../../shared/api/types';
import { wordsFor } from '../../shared/api/words';
import { ChangedRows } from '../../shared/rowChanges/ChangedRows';
import { previewQuery, useChangeRows } from '../../shared/rowChanges/rowChanges';
import { ACTIONS, likely, needsReason } from '../../shared/rowChanges/words';
import { Asking, Failed } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import { stateName } from '../../shared/ui/status';
import type { RowSearch } from './search';

const CHOICES = Object.entries(ACTIONS).map(([value, { name }]) => ({ value, label: name }));
const SHOWN = 5;

/** Does something to every row that the filters of the list are about. */
export function RowsAtOnce({ project, search }: { project: string; search: RowSearch }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconStack2 size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Change all of these
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="For all rows of this filter"
        size="lg"
      >
        <Panel project={project} search={search} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Panel({
  project,
  search,
  onClose,
}: {
  project: string;
  search: RowSearch;
  onClose: () => void;
}) {
  const [action, setAction] = useState<RowAction>(() => likely(search.state));
  const [reason, setReason] = useState('');
  const rows = { filters: search };
  const preview = useQuery(previewQuery(project, rows, action));
  const change = useChangeRows(project);
  const begun = change.data;
  if (begun !== undefined) {
    return (
      <Stack>
        <ChangedRows project={project} operation={begun.operation} action={begun.action} />
        <Group justify="flex-end">
          <Button onClick={onClose}>Close</Button>
        </Group>
      </Stack>
    );
  }
  const found = preview.data?.rows ?? 0;
  const ready = found > 0 && (!needsReason(action) || reason.trim() !== '');
  return (
    <Stack>
      <SegmentedControl
        aria-label="What to do"
        data={CHOICES}
        value={action}
        onChange={(value) => setAction(value as RowAction)}
      />
      <Asking query={preview} lines={3}>
        {(shown) => <Preview preview={shown} action={action} />}
      </Asking>
      {needsReason(action) && (
        <TextInput
          label="Reason"
          description="It stays in the history of each row."
          maxLength={1000}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {change.isError && <Failed error={change.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={!ready}
          loading={change.isPending}
          onClick={() => change.mutate({ rows, action, reason: reason.trim() })}
        >
          {ACTIONS[action].name} {count(found)} rows
        </Button>
      </Group>
    </Stack>
  );
}

function Preview({ preview, action }: { preview: RowChangePreview; action: RowAction }) {
  const first = preview.first.slice(0, SHOWN);
  const more = preview.rows - first.length;
  return (
    <Stack gap={4} aria-label="Preview">
      <Text fz="sm">
        <b>{count(preview.rows)} rows</b>
        {preview.workedOn > 0 && `, ${count(preview.workedOn)} of them taken by somebody right now`}
        . {ACTIONS[action].does}
      </Text>
      <List fz="sm" c="dimmed">
        {first.map(({ id, key, state }) => (
          <List.Item key={id}>
            {key}, {stateName(state).toLowerCase()}
          </List.Item>
        ))}
        {more > 0 && <List.Item>and {count(more)} more</List.Item>}
      </List>
      {preview.leftOut.map(({ code, rows }) => (
        <Text fz="sm" key={code}>
          Left out: {count(rows)}. {wordsFor(new Problem(409, code, code))}
        </Text>
      ))}
    </Stack>
  );
}
