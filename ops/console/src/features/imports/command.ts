/** A word of a command line, quoted where a shell would take it apart. */
const word = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The command that imports the same files. */
export function commandLine(
  project: string,
  files: { name: string }[],
  batch: { name: string; priority?: number | undefined; dueAt?: string | undefined },
): string {
  const named = files.slice(0, 3).map((file) => word(file.name));
  const words = [
    'countersign import',
    word(project),
    ...(named.length > 0 ? named : ['rows.ndjson']),
    ...(batch.name === '' ? [] : ['--batch', word(batch.name)]),
    ...(batch.dueAt === undefined ? [] : ['--due', batch.dueAt]),
    ...(batch.priority === undefined ? [] : ['--priority', String(batch.priority)]),
  ];
  return words.join(' ');
}
