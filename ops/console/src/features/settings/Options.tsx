import { Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { count } from '../../shared/ui/numbers';
import { linesOf } from './lists';
import { OptionList } from './OptionList';

/** From how many options on they are shown as lines of a text. */
const MANY = 100;

/** Options one by one, or all of them as lines of a text. */
export function Options({
  name,
  options,
  onChange,
  say,
}: {
  name: string;
  options: string[];
  onChange: (options: string[]) => void;
  say: (text: string) => void;
}) {
  const [form, setForm] = useState(options.length > MANY ? 'lines' : 'list');
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Text fz="sm" fw={500}>
          Options{' '}
          <Text span fz="xs" c="dimmed">
            {count(options.length)}
          </Text>
        </Text>
        <SegmentedControl
          size="xs"
          value={form}
          onChange={setForm}
          aria-label={`How to edit the options of ${name}`}
          data={[
            { value: 'list', label: 'List' },
            { value: 'lines', label: 'Lines' },
          ]}
        />
      </Group>
      {form === 'list' ? (
        <OptionList
          what="option"
          label={`Options of ${name}`}
          options={options}
          onChange={onChange}
          say={say}
        />
      ) : (
        <OptionLines name={name} options={options} onChange={onChange} />
      )}
    </Stack>
  );
}

function OptionLines({
  name,
  options,
  onChange,
}: {
  name: string;
  options: string[];
  onChange: (options: string[]) => void;
}) {
  const [text, setText] = useState(options.join('\n'));
  return (
    <Textarea
      aria-label={`Options of ${name}, one per line`}
      description="One option per line"
      autosize
      minRows={4}
      maxRows={18}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
    />
  );
}
