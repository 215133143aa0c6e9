import type { RowEvent } from '../../shared/api/types';
import { download } from '../../shared/csv/download';

/** The forms in which a history can be taken away. */
export const FORMATS = {
  ndjson: { label: 'NDJSON (one event per line)', type: 'application/x-ndjson' },
  json: { label: 'JSON (formatted)', type: 'application/json' },
} as const;

export type Format = keyof typeof FORMATS;

const asLines = (events: readonly RowEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

const asJson = (events: readonly RowEvent[]): string => `${JSON.stringify(events, undefined, 2)}\n`;

/** A name that every file system takes. */
function historyFile(key: string, format: Format): string {
  const safe = key.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 80);
  return `${safe || 'row'}-history.${format}`;
}

/** Hands a history to the browser's downloads, as the server told it. */
export function downloadHistory(key: string, events: readonly RowEvent[], format: Format): void {
  const text = format === 'ndjson' ? asLines(events) : asJson(events);
  download(historyFile(key, format), new Blob([text], { type: FORMATS[format].type }));
}
