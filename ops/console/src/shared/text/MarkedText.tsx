import { Fragment, type CSSProperties, type ReactNode } from 'react';
import type { Span } from '../api/types';
import type { Look } from '../ui/look';
import type { CodePoints } from './codePoints';
import { segments, type Segment } from './segments';
import { tagPlaces, type TagPlace } from './tags';
import classes from './text.module.css';

/** How far the line under an overlapping mark lies below the one before, in pixels. */
const LINE_GAP = 5;

/** A stretch of the text that stands out, under a name. */
export interface Mark {
  span: Span;
  name: string;
  look: Look;
  /** What is painted above its beginning; its name unless it says more. */
  tag: string;
  faint?: boolean;
  selected?: boolean;
}

function markStyle(
  { look, selected = false }: Mark,
  depth: number,
  { lane, shift }: TagPlace,
): CSSProperties {
  return {
    '--mark': look.color,
    '--lane': lane,
    '--shift': shift,
    backgroundColor: `color-mix(in srgb, ${look.color} ${selected ? 38 : 16}%, transparent)`,
    textDecorationColor: look.color,
    textDecorationStyle: look.underline,
    textUnderlineOffset: 3 + depth * LINE_GAP,
  } as CSSProperties;
}

const AT_ITS_MARK: TagPlace = { lane: 0, shift: 0 };

/**
 * A text with marks over it. The tags of the marks are painted between the lines, never part of the
 * text: a mark moves no letter.
 */
export function MarkedText({
  points,
  marks,
  caret,
}: {
  points: CodePoints;
  marks: Mark[];
  /** Where the keyboard's caret stands, in code points. */
  caret?: number | undefined;
}) {
  const tags = tagPlaces(marks);
  const marked = (segment: Segment): ReactNode =>
    segment.marks.reduceRight<ReactNode>(
      (inner, place) => {
        const mark = marks[place];
        if (mark === undefined) return inner;
        return (
          <span
            className={classes.mark}
            style={markStyle(mark, segment.marks.indexOf(place), tags[place] ?? AT_ITS_MARK)}
            data-name={mark.span.start === segment.start ? mark.tag : undefined}
            data-faint={mark.faint === true || undefined}
            data-mark={place}
            data-selected={mark.selected === true || undefined}
            title={mark.name}
          >
            {inner}
          </span>
        );
      },
      points.slice(segment.start, segment.end),
    );
  const cuts = marks.map(({ span }) => span);
  const cut = caret === undefined ? cuts : [...cuts, { start: caret, end: caret }];
  const stretches = segments(points.length, cut);
  const here = <span className={classes.caret} aria-hidden />;
  return (
    <>
      {stretches.map((segment) => (
        <Fragment key={segment.start}>
          {segment.start === caret && here}
          {marked(segment)}
        </Fragment>
      ))}
      {caret === points.length && here}
    </>
  );
}
