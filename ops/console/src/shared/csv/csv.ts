/** A value of one cell. */
export type Cell = string | number | boolean | null | undefined;

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const TO_QUOTE = /[",\r\n]/;

/** A text that a spreadsheet shows as it is, never runs; numbers are left alone. */
function plain(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(text: string): string {
  return TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as RFC 4180 has them: a header, CRLF at every end of line. */
export function csvOf(titles: string[], rows: Cell[][]): string {
  return [titles, ...rows]
    .map((row) => `${row.map((cell) => quoted(plain(cell))).join(',')}\r\n`)
    .join('');
}
