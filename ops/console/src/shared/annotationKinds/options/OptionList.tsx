import { Button, Group, Kbd, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerProps } from '../kind';
import { DIGITS, filtered, isLong } from './filter';
import { Option } from './Option';
import classes from './options.module.css';
import { recent } from './recent';

type Asked = Omit<AnswerProps<'choice' | 'choices'>, 'said' | 'say'> & { chosen: string[] };

/** What was chosen, in sight however long the list is; as tall before as after one is. */
function Chosen({
  name,
  chosen,
  enabled,
  onChoose,
}: {
  name: string;
  chosen: string[];
  enabled: boolean;
  onChoose: (option: string) => void;
}) {
  return (
    <Stack gap={1} role="group" aria-label={`Chosen for ${name}`} className={classes.chosen}>
      {chosen.map((option) => (
        <Option
          key={option}
          label={option}
          digit={undefined}
          chosen
          disabled={!enabled}
          onChoose={() => onChoose(option)}
        />
      ))}
      {chosen.length === 0 && (
        <Text fz="sm" c="dimmed" px={6}>
          Nothing chosen yet
        </Text>
      )}
    </Stack>
  );
}

/** What was chosen for earlier rows; it stays as it is while the row is shown. */
function Recent({
  name,
  options,
  onChoose,
}: {
  name: string;
  options: string[];
  onChoose: (option: string) => void;
}) {
  const [last] = useState(() => recent.of(name, options));
  if (last.length === 0) return null;
  return (
    <Group gap={4} role="group" aria-label={`Recent for ${name}`}>
      <Text fz="xs" c="dimmed">
        Recent
      </Text>
      {last.map((option) => (
        <Button
          key={option}
          size="compact-xs"
          variant="default"
          fw={400}
          onClick={() => onChoose(option)}
        >
          {option}
        </Button>
      ))}
    </Group>
  );
}

/** The field that filters; Enter takes the first that fits. */
function Filter({
  name,
  typed,
  onType,
  first,
  take,
  field,
}: Pick<Asked, 'typed' | 'onType' | 'field'> & {
  name: string;
  first: string | undefined;
  take: (option: string) => void;
}) {
  return (
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
        if (event.key === 'Escape' || first !== undefined || typed === '')
          event.currentTarget.blur();
      }}
    />
  );
}

function Options({
  definition: { name, options },
  chosen,
  active,
  enabled,
  typed,
  take,
}: Asked & { take: (option: string) => void }) {
  const shown = filtered(options, typed);
  const list = (
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
  );
  if (!isLong(options)) return list;
  return (
    <>
      <ScrollArea.Autosize mah={352} offsetScrollbars="present">
        {list}
      </ScrollArea.Autosize>
      {shown.length === 0 && (
        <Text fz="sm" c="dimmed">
          Nothing matches “{typed}”.
        </Text>
      )}
    </>
  );
}

/**
 * A list of options, those that fit what is typed. Where it is long, what is chosen stands before
 * it, and alone while nothing can be chosen; the options keep their places and digits.
 */
export function OptionList(asked: Asked) {
  const { definition, chosen, enabled, typed, onType, choose, field } = asked;
  const { name, options } = definition;
  const take = (option: string) => {
    choose(option);
    onType('');
  };
  if (!isLong(options)) return <Options {...asked} take={take} />;
  return (
    <Stack gap={4}>
      <Chosen name={name} chosen={chosen} enabled={enabled} onChoose={take} />
      {enabled && (
        <>
          <Filter
            name={name}
            typed={typed}
            onType={onType}
            first={typed.trim() === '' ? undefined : filtered(options, typed)[0]}
            take={take}
            field={field}
          />
          <Recent name={name} options={options} onChoose={take} />
          <Options {...asked} take={take} />
        </>
      )}
    </Stack>
  );
}
