import { Kbd, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import type { AnswerProps } from '../kind';
import { DIGITS, filtered, isLong } from './filter';
import { Option } from './Option';

type Asked = Omit<AnswerProps<'choice' | 'choices'>, 'said' | 'say'>;

/** A list of options, those that fit what is typed; Enter takes the first of them. */
export function OptionList({
  definition: { name, options },
  chosen,
  active,
  enabled,
  typed,
  onType,
  choose,
  field,
}: Asked & { chosen: string[] }) {
  const shown = filtered(options, typed);
  const [first] = shown;
  const take = (option: string) => {
    choose(option);
    onType('');
  };
  return (
    <Stack gap={4}>
      {isLong(options) && enabled && (
        <TextInput
          ref={field}
          size="xs"
          aria-label={`Filter ${name}`}
          placeholder="Type to filter"
          rightSection={<Kbd>/</Kbd>}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            if (event.key === 'Enter' && first !== undefined) take(first);
            if (event.key === 'Escape' || first !== undefined) event.currentTarget.blur();
          }}
        />
      )}
      <ScrollArea.Autosize mah={352} offsetScrollbars="present">
        <Stack gap={1} role="group" aria-label={name}>
          {shown.map((option, place) => (
            <Option
              key={option}
              label={option}
              digit={active && enabled ? DIGITS[place] : undefined}
              chosen={chosen.includes(option)}
              disabled={!enabled}
              onChoose={() => take(option)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {first === undefined && (
        <Text fz="sm" c="dimmed">
          Nothing matches “{typed}”.
        </Text>
      )}
    </Stack>
  );
}
