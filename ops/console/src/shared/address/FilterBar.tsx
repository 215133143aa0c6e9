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
  placeholder?: string;
  /** Whether what is typed can be asked for already. */
  complete?: (text: string) => boolean;
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
  placeholder?: string | undefined;
  complete?: ((text: string) => boolean) | undefined;
  onChange: (value: string) => void;
}

const always = () => true;

/** What is typed goes into the address after a moment; what comes from there is shown at once. */
function Typed({ label, value, width, placeholder, complete = always, onChange }: TypedProps) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState<string>();
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== sent) setText(value);
    setSent(undefined);
  }
  const settle = useDebouncedCallback((typed: string) => {
    setSent(typed);
    onChange(typed);
  }, TYPED_MILLISECONDS);
  return (
    <TextInput
      size="xs"
      w={width}
      label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const typed = event.currentTarget.value;
        if (typed === '' || complete(typed)) settle(typed);
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
      {filters.map(({ name, label, options, width = 150, placeholder, complete }) =>
        options === undefined ? (
          <Typed
            key={name}
            label={label}
            width={width}
            placeholder={placeholder}
            complete={complete}
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
