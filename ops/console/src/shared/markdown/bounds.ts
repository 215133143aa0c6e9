const MOST_CHARACTERS = 100_000;
const MOST_MARKS = 5_000;
const MOST_LEVELS = 20;
const COLUMNS_OF_A_LEVEL = 2;
const TAB = '    ';

/** The sign of a quote or of a list's item, with the blanks before it. */
const SIGN = /([ \t]*)(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s|$))/y;

/** How deep quotes and lists are nested where a line begins, by their signs and their indents. */
function levels(line: string): number {
  let signs = 0;
  let indent = 0;
  SIGN.lastIndex = 0;
  for (let found = SIGN.exec(line); found !== null; found = SIGN.exec(line)) {
    signs += 1;
    indent += (found[1] ?? '').replaceAll('\t', TAB).length;
  }
  return signs === 0 ? 0 : signs + Math.floor(indent / COLUMNS_OF_A_LEVEL);
}

/**
 * What is wrong with a text in Markdown, if anything is. To read one takes time with the square of
 * its marks, and some of the stack for each level of nesting; the bounds are those of the server.
 */
export function markdownFault(text: string): string | undefined {
  if (text.length > MOST_CHARACTERS) {
    return `At most ${MOST_CHARACTERS.toLocaleString()} characters`;
  }
  if ((text.match(/[*_~`[\]<]/g)?.length ?? 0) > MOST_MARKS) {
    return `At most ${MOST_MARKS.toLocaleString()} marks such as * and _`;
  }
  return text.split(/\r\n|\r|\n/).some((line) => levels(line) > MOST_LEVELS)
    ? `At most ${MOST_LEVELS} levels of quotes and lists`
    : undefined;
}
