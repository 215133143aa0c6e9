import type { Span } from '../../../shared/api/types';
import { spanOf, type CodePoints } from '../../../shared/text/codePoints';

/** How far a caret goes at once. */
export type Stride = 'character' | 'word' | 'sentence';

const CUTTERS = {
  character: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
};

/** Where a caret stops on its way on, or back: words are left at their far end. */
function stops(points: CodePoints, stride: Stride, by: 1 | -1): number[] {
  const found: number[] = [];
  for (const { index, segment, isWordLike } of CUTTERS[stride].segment(points.text)) {
    if (stride === 'word' && isWordLike !== true) continue;
    found.push(points.toCodePoint(by === 1 ? index + segment.length : index));
  }
  return found;
}

/** Where a caret at `at` comes to. */
export function strode(points: CodePoints, at: number, stride: Stride, by: 1 | -1): number {
  const all = stops(points, stride, by);
  return by === 1
    ? (all.find((stop) => stop > at) ?? points.length)
    : (all.findLast((stop) => stop < at) ?? 0);
}

/** The UTF-16 units of the words that a selection touches, whole. */
export function wholeWords(points: CodePoints, from: number, to: number): [number, number] {
  const words = CUTTERS.word.segment(points.text);
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const first = words.containing(low);
  const last = words.containing(high);
  return [
    first?.isWordLike === true ? first.index : low,
    last?.isWordLike === true && last.index < high ? last.index + last.segment.length : high,
  ];
}

const BLANK = /^\s*$/;

/** The span between two UTF-16 units, without the blanks at its ends; nothing where all is blank. */
export function meant(points: CodePoints, from: number, to: number): Span | undefined {
  let { start, end } = spanOf(points, from, to);
  while (start < end && BLANK.test(points.slice(start, start + 1))) start += 1;
  while (start < end && BLANK.test(points.slice(end - 1, end))) end -= 1;
  return start < end ? { start, end } : undefined;
}
