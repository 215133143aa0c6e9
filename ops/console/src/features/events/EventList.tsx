import { Anchor, Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { FoundEvent } from '../../shared/api/types';
import { KINDS, typeLook } from '../../shared/history/kinds';
import { tellEvent, type NameOf } from '../../shared/history/tell';
import { useNames } from '../../shared/projects/names';
import { RowTable, type Column } from '../../shared/table/RowTable';
import { exactTime, preciseTime } from '../../shared/time/format';
import { Empty, Failed, Waiting } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import classes from './events.module.css';
import { namesIn } from './table';
import type { Events } from './useEvents';

function Kind({ type }: { type: string }) {
  const { kind, name } = typeLook(type);
  const { icon: Sign, color, label } = KINDS[kind];
  return (
    <Group gap={6} wrap="nowrap">
      <Sign size={15} color={color} role="img" aria-label={label} style={{ flex: 'none' }} />
      {name}
    </Group>
  );
}

function columnsFor(project: string, nameOf: NameOf): Column<FoundEvent>[] {
  const told = (event: FoundEvent) => tellEvent(event, namesIn(event, nameOf));
  return [
    {
      key: 'at',
      title: 'When',
      width: '140px',
      cell: ({ at }) => (
        <Tooltip label={exactTime(at)}>
          <time dateTime={at}>{preciseTime(at)}</time>
        </Tooltip>
      ),
    },
    { key: 'type', title: 'Event', width: '180px', cell: ({ type }) => <Kind type={type} /> },
    { key: 'who', title: 'Who', width: '130px', cell: (event) => told(event).who },
    {
      key: 'what',
      title: 'What',
      width: 'minmax(200px, 1fr)',
      cell: (event) => <span title={told(event).does}>{told(event).does}</span>,
    },
    {
      key: 'row',
      title: 'Row',
      width: '160px',
      cell: ({ dataRow, key, version }) =>
        dataRow !== undefined && (
          <Anchor
            fz="sm"
            renderRoot={(rest) => (
              <Link
                {...rest}
                to="/projects/$project/rows/$row"
                params={{ project, row: dataRow }}
                search={{ version }}
              />
            )}
          >
            {key}
          </Anchor>
        ),
    },
    {
      key: 'version',
      title: 'Version',
      width: '60px',
      align: 'end',
      cell: ({ version }) => version,
    },
  ];
}

function Raw({ event, close }: { event: FoundEvent | undefined; close: () => void }) {
  return (
    <Modal
      opened={event !== undefined}
      onClose={close}
      size="lg"
      title={event && typeLook(event.type).name}
    >
      <pre className={classes['raw']} tabIndex={0}>
        {JSON.stringify(event, undefined, 2)}
      </pre>
    </Modal>
  );
}

function LookedBack({ events }: { events: Events }) {
  const { items, lookedBackTo, through, looking, further } = events;
  return (
    <Group gap="sm" mih={30}>
      <Text fz="xs" c="dimmed" role="status">
        {count(items.length)} {items.length === 1 ? 'event' : 'events'}
        {through && ' in all'}
        {!through && lookedBackTo !== undefined && `; searched back to ${exactTime(lookedBackTo)}`}
      </Text>
      {!through && (
        <Button variant="default" size="compact-xs" loading={looking} onClick={further}>
          Search further back
        </Button>
      )}
    </Group>
  );
}

/** The events that were found, the newest first; each opens its row as it was then. */
export function EventList({ project, events }: { project: string; events: Events }) {
  const nameOf = useNames(project);
  const navigate = useNavigate();
  const [raw, setRaw] = useState<FoundEvent>();
  const columns = useMemo(() => columnsFor(project, nameOf), [project, nameOf]);
  if (events.error !== null && events.items.length === 0) {
    return <Failed error={events.error} retry={events.anew} />;
  }
  if (events.pending) return <Waiting lines={12} />;
  const open = (event: FoundEvent) => {
    if (event.dataRow === undefined) {
      setRaw(event);
      return;
    }
    void navigate({
      to: '/projects/$project/rows/$row',
      params: { project, row: event.dataRow },
      search: { version: event.version },
    });
  };
  return (
    <Stack gap={6}>
      {events.items.length === 0 ? (
        <Empty title={events.through ? 'No events found' : 'No events found so far'}>
          {events.through
            ? 'Remove a filter or change the time range.'
            : 'Each search covers a limited time: search further back, or narrow the range.'}
        </Empty>
      ) : (
        <RowTable
          label="Events"
          columns={columns}
          items={events.items}
          idOf={(event) => String(event.position)}
          open={open}
          more={events.more}
          loading={events.looking}
          height="calc(100dvh - 270px)"
        />
      )}
      <LookedBack events={events} />
      <Raw event={raw} close={() => setRaw(undefined)} />
    </Stack>
  );
}
