import { Button, Group, Kbd, Stack, Text, Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import { useKeys } from '../../shared/keys/registry';
import type { SkipReason } from '../../shared/api/types';
import { spoken } from '../../shared/ui/status';
import { DIGITS } from '../../shared/annotationKinds/options/filter';
import { Option } from '../../shared/annotationKinds/options/Option';
import classes from './task.module.css';

/** A decision that can be made now. */
export interface Action {
  label: string;
  key: string;
  run: () => void;
  main?: boolean;
}

/** Why rows are skipped. */
export const SKIP_REASONS: SkipReason[] = [
  'CANNOT_BE_READ',
  'NOT_PART_OF_THE_TASK',
  'CANNOT_DECIDE',
];

/** Asks for a reason; its number decides at once. */
export function Reasons({
  title,
  reasons,
  note,
  onReason,
  onCancel,
}: {
  title: string;
  reasons: string[];
  note?: string | undefined;
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const keys = reasons.slice(0, DIGITS.length).map((reason, place) => ({
    key: DIGITS[place] ?? '',
    does: `${title} ${spoken(reason).toLowerCase()}`,
    run: () => onReason(reason),
  }));
  useKeys([...keys, { key: 'Escape', does: 'Back to the row', run: onCancel }], { alone: true });
  return (
    <Stack gap={4} role="group" aria-label={title}>
      <Group justify="space-between">
        <Text fz="sm" fw={600}>
          {title}
        </Text>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onCancel}>
          Back <Kbd ml={6}>Esc</Kbd>
        </Button>
      </Group>
      {note !== undefined && (
        <Text fz="xs" c="dimmed">
          {note}
        </Text>
      )}
      {reasons.map((reason, place) => (
        <Option
          key={reason}
          label={spoken(reason)}
          digit={DIGITS[place]}
          chosen={false}
          onChoose={() => onReason(reason)}
        />
      ))}
    </Stack>
  );
}

/** The comment that goes with the decision. */
export function Comment({
  value,
  onChange,
  field,
}: {
  value: string;
  onChange: (comment: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
}) {
  return (
    <Textarea
      ref={field}
      size="xs"
      aria-label="Comment"
      placeholder="Comment, optional (M)"
      autosize
      minRows={1}
      maxRows={5}
      maxLength={10_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

export function ActionButtons({ actions }: { actions: Action[] }) {
  return (
    <Group gap={6} className={classes.buttons}>
      {actions.map(({ label, key, run, main }) => (
        <Button
          key={label}
          size="xs"
          px={10}
          variant={main === true ? 'filled' : 'default'}
          onClick={run}
          rightSection={<Kbd size="xs">{key === 'Enter' ? '↵' : key.toUpperCase()}</Kbd>}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
