/** What the server reads of a file, by its name. */
export type Kind = 'ndjson' | 'json' | 'csv' | 'image' | 'text' | 'zip' | 'unknown';

const KINDS: [RegExp, Kind][] = [
  [/\.(ndjson|jsonl)(\.gz)?$/i, 'ndjson'],
  [/\.json(\.gz)?$/i, 'json'],
  [/\.[ct]sv(\.gz)?$/i, 'csv'],
  [/\.(png|jpe?g|webp|gif|tiff?|bmp)$/i, 'image'],
  [/\.txt$/i, 'text'],
  [/\.zip$/i, 'zip'],
];

export const kindOf = (name: string): Kind =>
  KINDS.find(([ending]) => ending.test(name))?.[1] ?? 'unknown';

const CONTENT_TYPES: Partial<Record<Kind, string>> = {
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  csv: 'text/csv',
};

/** Whether a file holds rows, and is not one itself. */
export const holdsRows = (name: string): boolean => CONTENT_TYPES[kindOf(name)] !== undefined;

export const contentTypeOf = (name: string): string =>
  CONTENT_TYPES[kindOf(name)] ?? 'application/octet-stream';

const isPacked = (name: string): boolean => /\.gz$/i.test(name);

/** One request of an import: a file of rows as it is, or files that are a row each. */
export type Sending =
  | { form: 'lines'; file: File; contentType: string; packed: boolean }
  | { form: 'files'; files: File[]; bytes: number };

/** Most files, and about how many bytes, of one request. */
const MOST_FILES = 500;
const MOST_BYTES = 64 * 1024 * 1024;

/** The requests that bring the files in, none of them larger than the server takes. */
export function plan(files: File[]): Sending[] {
  const sendings: Sending[] = [];
  let open: { form: 'files'; files: File[]; bytes: number } | undefined;
  for (const file of files) {
    if (holdsRows(file.name)) {
      sendings.push({
        form: 'lines',
        file,
        contentType: contentTypeOf(file.name),
        packed: isPacked(file.name),
      });
      continue;
    }
    if (
      open === undefined ||
      open.files.length >= MOST_FILES ||
      open.bytes + file.size > MOST_BYTES
    ) {
      open = { form: 'files', files: [], bytes: 0 };
      sendings.push(open);
    }
    open.files.push(file);
    open.bytes += file.size;
  }
  return sendings;
}

export const bytesOf = (sending: Sending): number =>
  sending.form === 'lines' ? sending.file.size : sending.bytes;

/** The name of a batch after its first file, without what tells the kind. */
export const nameAfter = (file: string): string =>
  file.replace(/(\.(ndjson|jsonl?|csv|tsv|txt|png|jpe?g|webp|gif|tiff?|bmp|zip))?(\.gz)?$/i, '');

/** A size as people say it. */
export function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let amount = bytes;
  let unit = 0;
  for (; amount >= 1000 && unit < units.length - 1; unit++) amount /= 1000;
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit] ?? ''}`;
}
