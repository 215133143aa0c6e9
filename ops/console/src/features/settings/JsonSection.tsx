import { Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from './checks';
import { draftOf, policyOfDraft, type Draft } from './draft';
import { useDrafting } from './form';
import { readPolicy } from './shape';
import { Copy } from '../../shared/ui/Copy';

const written = (draft: Draft): string => JSON.stringify(policyOfDraft(draft), null, 2);

/** The rules as the programs' interface has them; what is typed here is in the forms at once. */
export function JsonSection() {
  const { draft, faults, flows, form } = useDrafting();
  const [text, setText] = useState(() => written(draft));
  const [unread, setUnread] = useState<Fault[]>([]);
  const edit = (next: string) => {
    setText(next);
    const read = readPolicy(next, flows);
    setUnread(read.faults);
    if (read.policy === undefined) return;
    form.setValues(draftOf(draft.name, draft.mediaType, read.policy));
  };
  const wrong = unread.length > 0 ? unread : faults;
  return (
    <Stack>
      <Group justify="space-between">
        <Text fz="sm" c="dimmed">
          For PUT /api/v1/projects/…/policy and for other installations.
        </Text>
        <Copy value={text} />
      </Group>
      <Textarea
        aria-label="Rules as JSON"
        autosize
        minRows={20}
        maxRows={36}
        spellCheck={false}
        value={text}
        error={unread.length > 0}
        onChange={(event) => edit(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
      />
      <FaultList faults={wrong} />
    </Stack>
  );
}

function FaultList({ faults }: { faults: Fault[] }) {
  if (faults.length === 0) {
    return (
      <Text fz="sm" c="var(--cs-on-track)" role="status">
        Valid.
      </Text>
    );
  }
  return (
    <List fz="sm" c="var(--cs-breached)" role="alert">
      {faults.map(({ path, text }) => (
        <List.Item key={`${path} ${text}`}>{path === '' ? text : `${path}: ${text}`}</List.Item>
      ))}
    </List>
  );
}
