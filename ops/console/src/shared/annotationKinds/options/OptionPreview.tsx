import { Checkbox, Group, Kbd, Text } from '@mantine/core';
import { Hint } from '../Hint';
import classes from './options.module.css';
import { DIGITS } from './filter';

/** How many options are shown; more would only be longer. */
const SHOWN = 30;

/** How options look to those who choose from them. */
export function OptionPreview({
  options,
  several = false,
}: {
  options: string[];
  several?: boolean;
}) {
  const more = options.length - SHOWN;
  return (
    <Group gap={6}>
      {options.slice(0, SHOWN).map((option, place) => (
        <Group key={`${place} ${option}`} gap={6} className={classes.previewed} wrap="nowrap">
          {several && <Checkbox size="xs" readOnly tabIndex={-1} aria-label={option} />}
          {place < DIGITS.length && <Kbd size="xs">{DIGITS[place]}</Kbd>}
          <Text fz="xs">{option}</Text>
        </Group>
      ))}
      {more > 0 && <Hint>{`and ${more} more`}</Hint>}
    </Group>
  );
}
