import type { Definition } from '../api/types';

/** How the statements of one name are drawn: by colour and by pattern, so that neither is alone. */
export interface Look {
  color: string;
  /** Of a shape's outline; empty for a solid line. */
  dash: string;
  underline: 'solid' | 'dashed' | 'dotted' | 'double' | 'wavy';
}

/** Colours that stand apart on bright and on dark images, and carry white letters. */
const COLORS = [
  '#2459d6',
  '#c2410c',
  '#0f766e',
  '#a21caf',
  '#b91c1c',
  '#4d7c0f',
  '#6d28d9',
  '#0369a1',
];
const DASHES = ['', '7 4', '2 3', '10 3 2 3', '12 4'];
const UNDERLINES = ['solid', 'dashed', 'dotted', 'double', 'wavy'] as const;
const UNKNOWN: Look = { color: '#57534e', dash: '1 3', underline: 'wavy' };

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

/** The look of each name of the ontology; eight colours and five patterns repeat only after forty. */
export function looks(definitions: Pick<Definition, 'name'>[]): (name: string) => Look {
  const drawn = definitions.map((definition) => definition.name);
  return (name) => {
    const place = drawn.indexOf(name);
    return place < 0
      ? UNKNOWN
      : { color: at(COLORS, place), dash: at(DASHES, place), underline: at(UNDERLINES, place) };
  };
}
