import type { CodePoints } from '../../../shared/annotation/codePoints';

/** How far a caret goes at once. */
export type Stride = 'character' | 'word' | 'sentence';

const CUTTERS = {
  character: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
};

function isStop({ isWordLike }: Intl.SegmentData, stride: Stride): boolean {
  return stride !== 'word' || isWordLike === true;
}

/** The code points between which a caret stops, in order: where words begin and end. */
export function stops(points: CodePoints, stride: Stride): number[] {
  const found = new Set([0, points.length]);
  for (const segment of CUTTERS[stride].segment(points.text)) {
    if (!isStop(segment, stride)) continue;
    found.add(points.toCodePoint(segment.index));
    found.add(points.toCodePoint(segment.index + segment.segment.length));
  }
  return [...found].sort((a, b) => a - b);
}

/** Where a caret at `at` comes to. */
export function strode(points: CodePoints, at: number, stride: Stride, by: 1 | -1): number {
  const all = stops(points, stride);
  return by === 1
    ? (all.find((stop) => stop > at) ?? points.length)
    : (all.findLast((stop) => stop < at) ?? 0);
}
