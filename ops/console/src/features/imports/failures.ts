/** A line that did not go in, and why. */
interface Failure {
  line: number;
  code: string;
  detail: string;
  raw?: string;
}

/** Reads the failures of a batch, one JSON object a line. */
export function failuresOf(ndjson: string, most: number): Failure[] {
  return ndjson
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, most)
    .map((line) => JSON.parse(line) as Failure);
}

/** Offers a text as a file to keep. */
export function keep(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
