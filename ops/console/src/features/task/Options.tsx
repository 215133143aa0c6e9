import { Kbd, ScrollArea, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import classes from './task.module.css';

/** Keys for the first ten of a list. */
export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** Lists longer than the digits can be filtered. */
export const isLong = (options: string[]): boolean => options.length > DIGITS.length;

/** The options that contain what was typed, those that begin with it first. */
export function filtered(options: string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return options;
  const found = options.filter((option) => option.toLowerCase().includes(wanted));
  const begins = (option: string) => (option.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b));
}

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

/** A list of options, those that fit what is typed; Enter takes the first of them. */
export function OptionList({
  name,
  options,
  chosen,
  active,
  enabled,
  typed,
  onType,
  onChoose,
  filter,
}: {
  name: string;
  options: string[];
  chosen: string[];
  /** Whether the digits belong to this list. */
  active: boolean;
  enabled: boolean;
  typed: string;
  onType: (typed: string) => void;
  onChoose: (option: string) => void;
  filter: RefObject<HTMLInputElement | null> | undefined;
}) {
  const shown = filtered(options, typed);
  const [first] = shown;
  const choose = (option: string) => {
    onChoose(option);
    onType('');
    filter?.current?.blur();
  };
  return (
    <Stack gap={4}>
      {isLong(options) && enabled && (
        <TextInput
          ref={filter}
          size="xs"
          aria-label={`Filter ${name}`}
          placeholder="Type to filter"
          rightSection={<Kbd>/</Kbd>}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && first !== undefined) choose(first);
            if (event.key === 'Escape') event.currentTarget.blur();
            if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
          }}
        />
      )}
      <ScrollArea.Autosize mah={352} offsetScrollbars="present">
        <Stack gap={1} role="group" aria-label={name}>
          {shown.map((option, place) => (
            <Option
              key={option}
              label={option}
              digit={active ? DIGITS[place] : undefined}
              chosen={chosen.includes(option)}
              disabled={!enabled}
              onChoose={() => choose(option)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {first === undefined && (
        <Text fz="sm" c="dimmed">
          Nothing fits “{typed}”.
        </Text>
      )}
    </Stack>
  );
}
