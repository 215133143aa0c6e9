import { Fragment, type CSSProperties, type ReactNode } from 'react';
import type { Of } from './annotation';
import classes from './annotation.module.css';
import type { CodePoints } from './codePoints';
import type { Difference } from './diff';
import { SIGNS } from './differenceWords';
import type { Look } from './palette';
import { segments, type Segment } from './segments';

/** How far the line under an overlapping mark lies below the one before, in pixels. */
const LINE_GAP = 5;

function markStyle(look: Look, depth: number, selected: boolean): CSSProperties {
  return {
    '--mark': look.color,
    backgroundColor: `color-mix(in srgb, ${look.color} ${selected ? 38 : 16}%, transparent)`,
    textDecorationColor: look.color,
    textDecorationStyle: look.underline,
    textUnderlineOffset: 3 + depth * LINE_GAP,
  } as CSSProperties;
}

/** A text with marks over it; the names of the marks are painted, never part of the text. */
export function MarkedText({
  points,
  spans,
  lookOf,
  differenceOf,
  selected,
  caret,
}: {
  points: CodePoints;
  spans: Of<'span'>[];
  lookOf: (name: string) => Look;
  differenceOf?: ((annotation: Of<'span'>) => Difference | undefined) | undefined;
  selected?: Of<'span'> | undefined;
  /** Where the keyboard's caret stands, in code points. */
  caret?: number | undefined;
}) {
  const marked = (segment: Segment): ReactNode =>
    segment.marks.reduceRight<ReactNode>(
      (inner, place) => {
        const annotation = spans[place];
        if (annotation === undefined) return inner;
        const difference = differenceOf?.(annotation);
        const begins = annotation.span.start === segment.start;
        const sign = difference === undefined ? '' : SIGNS[difference];
        return (
          <span
            className={classes.mark}
            style={markStyle(
              lookOf(annotation.name),
              segment.marks.indexOf(place),
              annotation === selected,
            )}
            data-name={begins ? `${sign} ${annotation.name}`.trim() : undefined}
            data-difference={difference}
            data-mark={place}
            title={annotation.name}
          >
            {inner}
          </span>
        );
      },
      points.slice(segment.start, segment.end),
    );
  const cuts = spans.map(({ span }) => span);
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
