import {
  Checkbox,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import type { Calendar, DayOfWeek, SlaPolicy } from '../../shared/api/types';
import { DAYS } from '../../shared/projects/policy';
import { spoken } from '../../shared/ui/status';
import { Wrong } from './Doubt';
import { stagesOf, withCalendar, withLimit } from './draft';
import { isoOf, minutesOf } from './durations';
import { useDrafting } from './form';
import { PercentInput } from './PercentInput';

const FIRST: SlaPolicy = { stages: { label: 'PT8H', rework: 'PT4H' }, warnAt: 0.8 };

const WEEK = Object.keys(DAYS) as DayOfWeek[];

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

const here = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How long each stage may take, and what counts as working time. */
export function SlaSection() {
  const { draft, change } = useDrafting();
  const { sla } = draft;
  return (
    <Stack maw={720} gap="lg">
      <Switch
        label="Work has a due time"
        description="Counted from when a task opens."
        checked={sla !== null}
        onChange={(event) => change(() => ({ sla: event.currentTarget.checked ? FIRST : null }))}
      />
      {sla !== null && <SlaFields sla={sla} />}
    </Stack>
  );
}

function SlaFields({ sla }: { sla: SlaPolicy }) {
  const { draft, change, at } = useDrafting();
  const set = (part: Partial<SlaPolicy>) => change(() => ({ sla: { ...sla, ...part } }));
  const setCalendar = (calendar: Calendar | undefined) =>
    change(() => ({ sla: withCalendar(sla, calendar) }));
  return (
    <>
      <Stack gap="xs">
        {stagesOf(draft.review).map((stage) => (
          <LimitFields
            key={stage}
            stage={stage}
            iso={sla.stages[stage]}
            fault={at(`sla.stages.${stage}`)}
            onChange={(iso) => change(() => ({ sla: withLimit(sla, stage, iso) }))}
          />
        ))}
      </Stack>
      <PercentInput
        label="At risk after"
        description="of the time for a stage"
        value={sla.warnAt}
        error={at('sla.warnAt')}
        onChange={(warnAt) => set({ warnAt })}
      />
      <Switch
        label="Only working hours count"
        description="Otherwise, every hour counts."
        checked={sla.calendar !== undefined}
        onChange={(event) =>
          setCalendar(
            event.currentTarget.checked
              ? { zone: here(), days: WEEK.slice(0, 5), from: '09:00', to: '17:00' }
              : undefined,
          )
        }
      />
      {sla.calendar !== undefined && (
        <CalendarFields calendar={sla.calendar} onChange={setCalendar} />
      )}
    </>
  );
}

function LimitFields({
  stage,
  iso,
  fault,
  onChange,
}: {
  stage: string;
  iso: string | undefined;
  fault: string | undefined;
  onChange: (iso: string | undefined) => void;
}) {
  const total = iso === undefined ? undefined : (minutesOf(iso) ?? 0);
  const hours = total === undefined ? '' : Math.floor(total / 60);
  const minutes = total === undefined ? '' : Math.round((total % 60) * 100) / 100;
  const change = (nextHours: number | string, nextMinutes: number | string) => {
    const none = nextHours === '' && (nextMinutes === '' || nextMinutes === 0);
    onChange(none ? undefined : isoOf(Number(nextHours) * 60 + Number(nextMinutes)));
  };
  return (
    <Group align="flex-start">
      <Text fz="sm" fw={500} w={140} mt={6}>
        {spoken(stage)}
      </Text>
      <NumberInput
        aria-label={`Hours for ${stage}`}
        suffix=" h"
        min={0}
        value={hours}
        placeholder="no limit"
        error={fault}
        onChange={(value) => change(value, minutes)}
        w={180}
      />
      <NumberInput
        aria-label={`Minutes for ${stage}`}
        suffix=" min"
        min={0}
        step={15}
        value={minutes}
        error={fault !== undefined}
        onChange={(value) => change(hours, value)}
        w={120}
      />
    </Group>
  );
}

function CalendarFields({
  calendar,
  onChange,
}: {
  calendar: Calendar;
  onChange: (calendar: Calendar) => void;
}) {
  const { at } = useDrafting();
  const set = (part: Partial<Calendar>) => onChange({ ...calendar, ...part });
  return (
    <Stack gap="sm" pl="md" style={{ borderInlineStart: '2px solid var(--cs-line)' }}>
      <Select
        label="Time zone"
        searchable
        limit={80}
        data={ZONES.includes(calendar.zone) ? ZONES : [calendar.zone, ...ZONES]}
        value={calendar.zone}
        error={at('sla.calendar.zone')}
        onChange={(zone) => zone !== null && set({ zone })}
        maw={280}
      />
      <Checkbox.Group
        label="Working days"
        value={calendar.days}
        error={at('sla.calendar.days')}
        onChange={(days) => set({ days: WEEK.filter((day) => days.includes(day)) })}
      >
        <Group mt={6} gap="sm">
          {WEEK.map((day) => (
            <Checkbox key={day} value={day} label={DAYS[day]} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group align="flex-start">
        <TextInput
          type="time"
          label="From"
          value={calendar.from.slice(0, 5)}
          error={at('sla.calendar.from')}
          onChange={(event) => set({ from: event.currentTarget.value })}
          w={140}
        />
        <TextInput
          type="time"
          label="To"
          value={calendar.to.slice(0, 5)}
          error={at('sla.calendar.to')}
          onChange={(event) => set({ to: event.currentTarget.value })}
          w={140}
        />
      </Group>
      <Wrong text={at('sla.calendar')} />
    </Stack>
  );
}
