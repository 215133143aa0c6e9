import { ActionIcon, Group, Slider, Text, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  type Icon,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RowEvent } from '../../shared/api/types';
import { tellEvent, type NameOf } from '../../shared/history/tell';
import { useKeys } from '../../shared/keys/registry';
import { preciseTime } from '../../shared/time/format';
import classes from './row.module.css';

/** How long each version stands while they play. */
const STANDS_MILLISECONDS = 900;
/** With more events than this, single ones could not be told apart on the slider. */
const MARKED = 60;

function usePlaying(version: number, last: number, show: (version: number) => void) {
  const [playing, setPlaying] = useState(false);
  const runs = playing && version < last;
  useEffect(() => {
    if (!runs) return;
    const timer = setTimeout(() => show(version + 1), STANDS_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [runs, version, show]);
  const toggle = () => {
    if (!runs && version >= last) show(0);
    setPlaying(!runs);
  };
  return { runs, toggle };
}

function Step({
  label,
  icon: Sign,
  run,
  off = false,
}: {
  label: string;
  icon: Icon;
  run: () => void;
  off?: boolean;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={run} disabled={off}>
        <Sign size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Told({ event, nameOf }: { event: RowEvent | undefined; nameOf: NameOf }) {
  if (event === undefined) return null;
  const told = tellEvent(event, nameOf);
  return (
    <Text fz="sm" truncate>
      <b>{told.who}</b> {told.does}
      <Text span c="dimmed" fz="sm">
        {' · '}
        {preciseTime(event.at)}
      </Text>
    </Text>
  );
}

/** Chooses the version that is shown: arrow keys step, Home and End go to the ends, p plays. */
export function VersionBar({
  version,
  last,
  event,
  nameOf,
  show,
}: {
  version: number;
  last: number;
  event: RowEvent | undefined;
  nameOf: NameOf;
  show: (version: number) => void;
}) {
  const { runs, toggle } = usePlaying(version, last, show);
  const to = (wanted: number) => show(Math.max(0, Math.min(last, wanted)));
  useKeys([
    { key: 'ArrowLeft', does: 'Previous version', run: () => to(version - 1) },
    { key: 'ArrowRight', does: 'Next version', run: () => to(version + 1) },
    { key: 'Home', does: 'First version', run: () => to(0) },
    { key: 'End', does: 'Latest version', run: () => to(last) },
    { key: 'p', does: 'Play or stop', run: toggle },
  ]);
  const marks = last <= MARKED ? Array.from({ length: last + 1 }, (_, value) => ({ value })) : [];
  return (
    <section className={classes['bar']} aria-label="Version">
      <Group gap={2} wrap="nowrap">
        <Step
          label="First (Home)"
          icon={IconPlayerSkipBackFilled}
          run={() => to(0)}
          off={version === 0}
        />
        <Step
          label="Previous (←)"
          icon={IconPlayerTrackPrevFilled}
          run={() => to(version - 1)}
          off={version === 0}
        />
        <Step
          label={runs ? 'Stop (p)' : 'Play (p)'}
          icon={runs ? IconPlayerPauseFilled : IconPlayerPlayFilled}
          run={toggle}
        />
        <Step
          label="Next (→)"
          icon={IconPlayerTrackNextFilled}
          run={() => to(version + 1)}
          off={version === last}
        />
        <Step
          label="Latest (End)"
          icon={IconPlayerSkipForwardFilled}
          run={() => to(last)}
          off={version === last}
        />
      </Group>
      <Slider
        className={classes['slider']}
        size="sm"
        min={0}
        max={Math.max(last, 1)}
        disabled={last === 0}
        value={version}
        onChange={to}
        marks={marks}
        label={null}
        thumbLabel="Version"
        thumbValueText={(value) => `${value} of ${last}`}
      />
      <div className={classes['told']} aria-live={runs ? 'off' : 'polite'}>
        <Text fz="sm" fw={600} style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          Version {version} of {last}
        </Text>
        <Told event={event} nameOf={nameOf} />
      </div>
    </section>
  );
}
