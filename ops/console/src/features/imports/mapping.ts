import type { ImportPreview } from '../../shared/api/types';

type Column = ImportPreview['columns'][number];

/** What a column can be, in words. */
export const FIELDS: [string, string][] = [
  ['key', 'Key'],
  ['text', 'Text'],
  ['image', 'Image'],
  ['truth', 'True label'],
  ['preLabel', 'Pre-label'],
  ['metadata', 'Metadata'],
  ['ignore', 'Leave out'],
];

const ONCE = new Set(['key', 'text', 'image', 'truth', 'preLabel']);

/** The columns with one of them read as something else; what it was before is metadata then. */
export const assigned = (columns: Column[], name: string, field: string): Column[] =>
  columns.map((column) => {
    if (column.name === name) return { name, field };
    const taken = column.field === field && ONCE.has(field);
    return taken ? { ...column, field: 'metadata' } : column;
  });

/** The columns with keys made from the content, and none of them the key. */
export const withoutKey = (columns: Column[]): Column[] =>
  columns.map((column) => (column.field === 'key' ? { ...column, field: 'metadata' } : column));

const cell = (entry: string): string =>
  /[",\r\n]/.test(entry) || entry !== entry.trim() ? `"${entry.replaceAll('"', '""')}"` : entry;

/** A mapping as the server and the command line take it. */
export function mapOf(columns: Column[], keysFromContent: boolean): string {
  const entries = columns.map(({ field, name }) => cell(`${field}:${name}`));
  return [...(keysFromContent ? ['key:@content'] : []), ...entries].join(',');
}

/** Whether a mapping makes keys from the content. */
export const keysAreContent = (map: string | undefined): boolean =>
  map !== undefined && /(^|,)key:@content(,|$)/.test(map);
