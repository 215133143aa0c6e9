import '@mantine/dates/styles.css';
import { Button, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { DateTimePicker, type DatePickerPreset } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { EVENT_TYPES, isEventType, KINDS, type EventKind } from '../../shared/history/kinds';
import { useNames } from '../../shared/projects/names';
import { membersQuery } from '../../shared/projects/queries';
import { registryQuery } from '../../shared/models/queries';
import type { EventsSearch } from './search';
import { useEventsAddress } from './useEventsAddress';

const TYPING_MILLISECONDS = 300;
const LOCAL = 'YYYY-MM-DD HH:mm:ss';
const SYSTEM = 'countersign';

const TYPES = (Object.keys(KINDS) as EventKind[]).map((kind) => ({
  group: KINDS[kind].label,
  items: Object.entries(EVENT_TYPES)
    .filter(([, type]) => type.kind === kind)
    .map(([value, { name }]) => ({ value, label: name })),
}));

const SPANS: [label: string, hours: number][] = [
  ['Last hour', 1],
  ['Last 24 hours', 24],
  ['Last 7 days', 7 * 24],
  ['Last 30 days', 30 * 24],
];

function presets(): DatePickerPreset<'range'>[] {
  const now = dayjs();
  return SPANS.map(([label, hours]) => ({
    label,
    value: [now.subtract(hours, 'hour').format(LOCAL), now.add(1, 'minute').format(LOCAL)],
  }));
}

const local = (instant: string | undefined): string | null =>
  instant === undefined ? null : dayjs(instant).format(LOCAL);

const instant = (text: string | null): string | undefined =>
  text === null ? undefined : dayjs(text).toISOString();

function KeyFilter({
  search,
  change,
}: Pick<ReturnType<typeof useEventsAddress>, 'search' | 'change'>) {
  const [typed, setTyped] = useState(search.key ?? '');
  const settle = useDebouncedCallback(
    (key: string) => change({ key: key.trim() || undefined }),
    TYPING_MILLISECONDS,
  );
  return (
    <TextInput
      label="Row key"
      placeholder="Exact key"
      size="xs"
      w={170}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}

function PersonFilter({
  project,
  actor,
  choose,
}: {
  project: string;
  actor: string | undefined;
  choose: (actor: string | undefined) => void;
}) {
  const { data } = useQuery(membersQuery(project));
  const nameOf = useNames(project);
  const people = (data?.items ?? []).map(({ user, name }) => ({ value: user, label: name }));
  const known = [...people, { value: SYSTEM, label: 'Countersign (automatic)' }];
  const missing = actor !== undefined && !known.some((one) => one.value === actor);
  return (
    <Select
      label="Person"
      placeholder="Anyone"
      size="xs"
      w={150}
      searchable
      clearable
      data={missing ? [...known, { value: actor, label: nameOf(actor) }] : known}
      value={actor ?? null}
      onChange={(value) => choose(value ?? undefined)}
    />
  );
}

function ModelFilter({
  model,
  choose,
}: {
  model: string | undefined;
  choose: (model: string | undefined) => void;
}) {
  const { data } = useQuery(registryQuery);
  const names = new Set(data?.items.map((one) => one.name));
  if (model !== undefined) names.add(model);
  return (
    <Select
      label="Model"
      placeholder="Any"
      size="xs"
      w={140}
      searchable
      clearable
      data={[...names].sort()}
      value={model ?? null}
      onChange={(value) => choose(value ?? undefined)}
    />
  );
}

function TimeFilter({
  search,
  change,
}: Pick<ReturnType<typeof useEventsAddress>, 'search' | 'change'>) {
  const [open, setOpen] = useState<[string | null, string | null]>();
  const said: [string | null, string | null] = [local(search.from), local(search.to)];
  return (
    <DateTimePicker
      type="range"
      label="When"
      placeholder="Any time"
      size="xs"
      w={270}
      clearable
      valueFormat="D MMM YYYY HH:mm"
      presets={presets()}
      value={open ?? said}
      onChange={(value) => {
        const [from, to] = value;
        const whole = (from === null) === (to === null);
        setOpen(whole ? undefined : value);
        if (whole) change({ from: instant(from), to: instant(to) });
      }}
    />
  );
}

const isEmpty = (search: EventsSearch): boolean => Object.keys(search).length === 0;

/** What to look for; it is kept in the address. */
export function Filters({ project }: { project: string }) {
  const { search, change, clear } = useEventsAddress();
  const [cleared, setCleared] = useState(0);
  return (
    <Group gap="sm" align="flex-end" role="search" aria-label="Events">
      <KeyFilter key={cleared} search={search} change={change} />
      <PersonFilter project={project} actor={search.actor} choose={(actor) => change({ actor })} />
      <MultiSelect
        label="Event type"
        placeholder={search.types === undefined ? 'All types' : undefined}
        size="xs"
        miw={200}
        maw={420}
        searchable
        clearable
        data={TYPES}
        value={search.types ?? []}
        onChange={(types) => change({ types: types.filter(isEventType) })}
      />
      <ModelFilter model={search.model} choose={(model) => change({ model })} />
      <TimeFilter search={search} change={change} />
      {!isEmpty(search) && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            clear();
            setCleared((times) => times + 1);
          }}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}
