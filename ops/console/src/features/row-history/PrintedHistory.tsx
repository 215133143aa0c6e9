import { Text, Title } from '@mantine/core';
import type { Definition, Row, RowEvent } from '../../shared/api/types';
import { LabelView } from '../../shared/label/LabelView';
import { tellEvent, type NameOf } from '../../shared/history/tell';
import { exactTime } from '../../shared/time/format';
import type { History } from './history';
import classes from './row.module.css';

function Printed({ event, nameOf }: { event: RowEvent; nameOf: NameOf }) {
  const told = tellEvent(event, nameOf);
  return (
    <tr>
      <td>{event.version}</td>
      <td>{exactTime(event.at)}</td>
      <td>
        <b>{told.who}</b> {told.does}
        {told.comment !== undefined && `\n“${told.comment}”`}
        {'\n'}
        {told.facts.map(([name, value]) => `${name}: ${value}`).join(' · ')}
      </td>
      <td className={classes['code']}>{event.position}</td>
    </tr>
  );
}

/** A row's history on paper: every event, in words. */
export function PrintedHistory({
  row,
  history,
  nameOf,
  definitions,
}: {
  row: Row;
  history: History;
  nameOf: NameOf;
  definitions: Definition[];
}) {
  return (
    <>
      <Text fz="sm">
        Row {row.id}, content SHA-256 {row.content.sha256}; printed at version {row.version}, as of{' '}
        {exactTime(row.asOf)}.
      </Text>
      <LabelView row={row} annotations={row.annotations} definitions={definitions} height={240} />
      <Title order={2}>
        History: {history.events.length} {history.whole ? 'events' : 'events, of more'}
      </Title>
      <table className={`${classes['table']} ${classes['paper']}`}>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">When</th>
            <th scope="col">What happened</th>
            <th scope="col">Position</th>
          </tr>
        </thead>
        <tbody>
          {history.events.map((event) => (
            <Printed key={event.version} event={event} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
    </>
  );
}
