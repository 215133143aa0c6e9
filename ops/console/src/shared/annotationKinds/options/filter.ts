/** Keys for the first ten of a list. */
export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/** Lists longer than the digits can be filtered. */
export const isLong = (options: string[]): boolean => options.length > DIGITS.length;

/** The options that contain what was typed, those that begin with it first. */
export function filtered(options: string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return options;
  const found = options.filter((option) => option.toLowerCase().includes(wanted));
  const begins = (option: string) => (option.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b));
}
