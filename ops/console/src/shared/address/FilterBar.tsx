import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterOff } from '@tabler/icons-react';
import { useState } from 'react';

/** One filter of a list; without options it is typed. */
export interface Filter<Name extends string> {
  name: Name;
  label: string;
  options?: { value: string; label: string }[];
  width?: number;
}

interface FilterBarProps<Name extends string> {
  filters: Filter<Name>[];
  values: { [name in Name]?: string };
  onChange: (name: Name, value: string | null) => void;
  onClear: () => void;
}

const TYPED_MILLISECONDS = 300;
const SEARCHED_FROM = 8;

interface TypedProps {
  label: string;
  value: string;
  width: number;
  onChange: (value: string) => void;
}

function Typed({ label, value, width, onChange }: TypedProps) {
  const [text, setText] = useState(value);
  const settle = useDebouncedCallback(onChange, TYPED_MILLISECONDS);
  return (
    <TextInput
      size="xs"
      w={width}
      label={label}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}

/** The filters of a list; they live in the address, so that every view can be linked. */
export function FilterBar<Name extends string>(props: FilterBarProps<Name>) {
  const { filters, values, onChange, onClear } = props;
  const used = filters.some((filter) => values[filter.name] !== undefined);
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label="Filters">
      {filters.map(({ name, label, options, width = 150 }) =>
        options === undefined ? (
          <Typed
            key={`${name} ${used}`}
            label={label}
            width={width}
            value={values[name] ?? ''}
            onChange={(value) => onChange(name, value)}
          />
        ) : (
          <Select
            key={name}
            size="xs"
            w={width}
            label={label}
            placeholder="All"
            data={options}
            value={values[name] ?? null}
            onChange={(value) => onChange(name, value)}
            searchable={options.length >= SEARCHED_FROM}
            clearable
            nothingFoundMessage="No matches"
          />
        ),
      )}
      <Button
        size="xs"
        variant="subtle"
        disabled={!used}
        leftSection={<IconFilterOff size={14} aria-hidden />}
        onClick={onClear}
      >
        Clear
      </Button>
    </Group>
  );
}
