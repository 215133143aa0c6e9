import type { Span } from '../api/types';

/** Where a mark's tag stands above the line: in which lane, and how far to the right of its mark. */
export interface TagPlace {
  lane: number;
  /** In characters of the text. */
  shift: number;
}

const LANES = 2;
/** A letter of a tag in characters of the text, and the tag's edges. */
const LETTER = 0.85;
const EDGES = 2;

const endOf = (ends: number[], lane: number): number => ends[lane] ?? 0;

/** The lane that is free at a place, or the one that is free first. */
function laneAt(ends: number[], start: number): number {
  const lanes = Array.from({ length: LANES }, (_, lane) => lane);
  const free = lanes.find((lane) => endOf(ends, lane) <= start);
  return free ?? lanes.reduce((a, b) => (endOf(ends, b) < endOf(ends, a) ? b : a));
}

/** Places the tags of marks that begin near one another so that all of them can be read. */
export function tagPlaces(marks: { span: Span; tag: string }[]): TagPlace[] {
  const ends: number[] = [];
  const places = marks.map((): TagPlace => ({ lane: 0, shift: 0 }));
  const order = marks.map((_, place) => place);
  const startOf = (place: number) => marks[place]?.span.start ?? 0;
  order.sort((a, b) => startOf(a) - startOf(b) || a - b);
  order.forEach((place) => {
    const start = startOf(place);
    const lane = laneAt(ends, start);
    const from = Math.max(start, endOf(ends, lane));
    ends[lane] = from + (marks[place]?.tag.length ?? 0) * LETTER + EDGES;
    places[place] = { lane, shift: from - start };
  });
  return places;
}
