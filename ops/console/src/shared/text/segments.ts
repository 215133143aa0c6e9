import type { Span } from '../api/types';

/** A stretch of text over which the same marks lie. */
export interface Segment {
  start: number;
  end: number;
  /** Places of the marks in the list they were given in. */
  marks: number[];
}

/** Cuts a text of `length` code points where marks begin and end; marks may overlap. */
export function segments(length: number, spans: Span[]): Segment[] {
  const cuts = new Set([0, length]);
  spans.forEach(({ start, end }) => {
    cuts.add(Math.min(start, length));
    cuts.add(Math.min(end, length));
  });
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((start, place) => {
    const end = ordered[place + 1] ?? length;
    const marks = spans.flatMap((span, mark) =>
      span.start <= start && span.end >= end && span.end > span.start ? [mark] : [],
    );
    return { start, end, marks };
  });
}
