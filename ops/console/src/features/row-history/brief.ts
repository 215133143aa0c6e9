/** Anything longer is taken for a hash where it has no blanks. */
const LONG = 40;

/** A hash by its ends; anything else as it is. */
export function brief(value: string): string {
  return value.length > LONG && !value.includes(' ')
    ? `${value.slice(0, 8)}…${value.slice(-6)}`
    : value;
}
