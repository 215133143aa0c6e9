/**
 * Translates between code points, in which spans are stored, and UTF-16 units, in which the browser
 * counts; and knows where a person sees one character end.
 */
export interface CodePoints {
  text: string;
  /** In code points. */
  length: number;
  toUnit: (codePoint: number) => number;
  /** Of a unit in the middle of a code point: that code point. */
  toCodePoint: (unit: number) => number;
  slice: (start: number, end: number) => string;
}

const clamped = (value: number, highest: number): number => Math.max(0, Math.min(highest, value));

/** Where each code point begins, in UTF-16 units, and where the last one ends. */
function beginnings(text: string): number[] {
  const starts: number[] = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  starts.push(unit);
  return starts;
}

function plain(text: string): CodePoints {
  const keep = (value: number) => clamped(value, text.length);
  return {
    text,
    length: text.length,
    toUnit: keep,
    toCodePoint: keep,
    slice: (start, end) => text.slice(start, end),
  };
}

/** The last index whose value is not above `wanted`. */
function floorIndex(sorted: number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function codePoints(text: string): CodePoints {
  const starts = beginnings(text);
  const length = starts.length - 1;
  if (length === text.length) return plain(text);
  const toUnit = (codePoint: number) => starts[clamped(codePoint, length)] ?? 0;
  return {
    text,
    length,
    toUnit,
    toCodePoint: (unit) => floorIndex(starts, clamped(unit, text.length)),
    slice: (start, end) => text.slice(toUnit(start), toUnit(end)),
  };
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The UTF-16 units at which what a person sees as one character around `unit` begins and ends. */
function characterAt(text: string, unit: number): { from: number; to: number } {
  const found = GRAPHEMES.segment(text).containing(unit);
  return found === undefined
    ? { from: text.length, to: text.length }
    : { from: found.index, to: found.index + found.segment.length };
}

/** A selection of UTF-16 units as a span, widened so that it cuts no character in two. */
export function spanOf(points: CodePoints, from: number, to: number) {
  const first = characterAt(points.text, Math.min(from, to)).from;
  const last = Math.max(from, to);
  const end = characterAt(points.text, last);
  return {
    start: points.toCodePoint(first),
    end: points.toCodePoint(end.from === last ? last : end.to),
  };
}
