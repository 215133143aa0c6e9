/** A word of a command line, quoted where a shell would take it apart. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** Where the command line looks for a server when nobody tells it. */
const DEFAULT_SERVER = 'http://localhost:8080';

/** Where a command runs: what the program is called, and the server that it talks to. */
export interface Place {
  program: string;
  server: string;
}

/** A command that does what it says when it is pasted into a shell. */
export const commandOf = ({ program, server }: Place, ...words: string[]): string =>
  [program, ...words, ...(server === DEFAULT_SERVER ? [] : ['--url', server])]
    .map(quoted)
    .join(' ');

interface Batch {
  name: string;
  priority?: number | undefined;
  dueAt?: string | undefined;
  map?: string | undefined;
}

/** The words of the command that imports files. */
export function importWords(project: string, files: { name: string }[], batch: Batch): string[] {
  const named = files.slice(0, 3).map((file) => file.name);
  return [
    'import',
    project,
    ...(named.length > 0 ? named : ['rows.ndjson']),
    ...(batch.map === undefined ? [] : ['--map', batch.map]),
    ...(batch.name === '' ? [] : ['--batch', batch.name]),
    ...(batch.dueAt === undefined ? [] : ['--due', batch.dueAt]),
    ...(batch.priority === undefined ? [] : ['--priority', String(batch.priority)]),
  ];
}
