import { Kbd, Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './options.module.css';

/** One thing to choose, with the key that chooses it. */
export function Option({
  label,
  digit,
  chosen,
  disabled = false,
  before,
  onChoose,
}: {
  label: string;
  digit: string | undefined;
  chosen: boolean;
  disabled?: boolean;
  before?: ReactNode;
  onChoose: () => void;
}) {
  return (
    <UnstyledButton
      className={classes.option}
      aria-pressed={chosen}
      disabled={disabled}
      onClick={onChoose}
    >
      {digit === undefined ? <span className={classes.noKey} /> : <Kbd>{digit}</Kbd>}
      {before}
      <Text span fz="sm" fw={chosen ? 600 : 400} style={{ flex: 1, minWidth: 0 }} truncate>
        {label}
      </Text>
      {chosen && <IconCheck size={16} aria-hidden />}
    </UnstyledButton>
  );
}
