import type { FoundEvent } from '../../shared/api/types';
import { csvOf } from '../../shared/csv/csv';
import { typeLook } from '../../shared/history/kinds';
import { tellEvent, type NameOf } from '../../shared/history/tell';

const TITLES = [
  'at',
  'actor',
  'actorName',
  'type',
  'event',
  'words',
  'key',
  'dataRow',
  'batch',
  'version',
  'position',
  'data',
];

/** Names as the server gave them with an event, else as `nameOf` does. */
export const namesIn =
  (event: FoundEvent, nameOf: NameOf): NameOf =>
  (user) =>
    user === event.actor ? (event.actorName ?? nameOf(user)) : nameOf(user);

/** Events as a table for spreadsheets, in which nothing is a formula. */
export function eventsCsv(events: readonly FoundEvent[], nameOf: NameOf): string {
  return csvOf(
    TITLES,
    events.map((event) => [
      event.at,
      event.actor,
      namesIn(event, nameOf)(event.actor),
      event.type,
      typeLook(event.type).name,
      tellEvent(event, namesIn(event, nameOf)).does,
      event.key,
      event.dataRow,
      event.batch,
      event.version,
      event.position,
      JSON.stringify(event.data),
    ]),
  );
}

/** Events as the server told them, one a line. */
export const eventsLines = (events: readonly FoundEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');
