import { ActionIcon, Group, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowsDiff, IconBraces } from '@tabler/icons-react';
import type { RowEvent } from '../../shared/api/types';
import { typeLook, KINDS } from '../../shared/history/kinds';
import { tellEvent, type NameOf, type Told } from '../../shared/history/tell';
import { exactTime, preciseTime } from '../../shared/time/format';
import { brief } from './brief';
import classes from './row.module.css';

function Words({ event, told }: { event: RowEvent; told: Told }) {
  return (
    <div>
      <Text fz="sm">
        <b>{told.who}</b> {told.does}
      </Text>
      <div className={classes['facts']}>
        <Text span fz="xs" c="dimmed">
          v{event.version} ·{' '}
          <Tooltip label={exactTime(event.at)}>
            <time dateTime={event.at}>{preciseTime(event.at)}</time>
          </Tooltip>
        </Text>
        {told.facts.map(([name, value]) => (
          <Text key={name} span fz="xs" c="dimmed">
            {name}: {brief(value)}
          </Text>
        ))}
      </div>
      {told.comment !== undefined && (
        <Text fz="xs" className={classes['comment']}>
          “{told.comment}”
        </Text>
      )}
    </div>
  );
}

/** One event in words; its raw data unfolds. */
export function TimelineEvent({
  event,
  nameOf,
  shown,
  unfolded,
  unfold,
  show,
  compare,
}: {
  event: RowEvent;
  nameOf: NameOf;
  shown: boolean;
  unfolded: boolean;
  unfold: () => void;
  show: () => void;
  compare: () => void;
}) {
  const { icon: Sign, color, label } = KINDS[typeLook(event.type).kind];
  const version = event.version;
  return (
    <>
      <UnstyledButton
        className={classes['choose']}
        aria-current={shown ? 'step' : undefined}
        onClick={(press) => (press.shiftKey ? compare() : show())}
      >
        <span className={classes['sign']} style={{ color }}>
          <Sign size={16} role="img" aria-label={label} />
        </span>
        <Words event={event} told={tellEvent(event, nameOf)} />
      </UnstyledButton>
      <Group gap={2} wrap="nowrap" align="flex-start">
        {!shown && (
          <Tooltip label="Compare with the version shown">
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              aria-label={`Compare version ${version} with the version shown`}
              onClick={compare}
            >
              <IconArrowsDiff size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label="Raw data">
          <ActionIcon
            size={24}
            variant={unfolded ? 'light' : 'subtle'}
            color="gray"
            aria-label={`Raw data of version ${version}`}
            aria-expanded={unfolded}
            onClick={unfold}
          >
            <IconBraces size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      {unfolded && (
        <pre className={classes['raw']} tabIndex={0} aria-label={`Data of version ${version}`}>
          {JSON.stringify(event, undefined, 2)}
        </pre>
      )}
    </>
  );
}
