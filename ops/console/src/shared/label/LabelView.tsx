import { useMemo } from 'react';
import type { Annotation, Content, Definition } from '../api/types';
import { Asking } from '../ui/Asking';
import { isImage, useText } from '../content/content';
import { ImageStage } from '../image/ImageStage';
import { useStage } from '../image/useStage';
import type { CodePoints } from '../text/codePoints';
import { MarkedText } from '../text/MarkedText';
import textClasses from '../text/text.module.css';
import { looks, type Look } from '../ui/look';
import type { Difference } from './diff';
import classes from './label.module.css';
import { marksOf } from './marks';
import { Shapes } from './Shapes';
import { Statements } from './Statements';

/** A data row as far as it is shown: its content is found under its id. */
export interface ShownRow {
  id: string;
  key: string;
  content: Content;
}

interface Showing {
  row: ShownRow;
  annotations: Annotation[];
  lookOf: (name: string) => Look;
  height: number;
  narrow: boolean;
  differenceOf?: ((annotation: Annotation) => Difference | undefined) | undefined;
}

function ImageLabel({ row, annotations, lookOf, height, narrow, differenceOf }: Showing) {
  const { width, height: tall } = row.content;
  const size = useMemo(() => ({ width: width ?? 1, height: tall ?? 1 }), [width, tall]);
  const { stage, attach } = useStage(size);
  return (
    <div className={classes.label} data-narrow={narrow || undefined}>
      <div style={{ height }}>
        <ImageStage dataRow={row.id} name={row.key} stage={stage} attach={attach}>
          <Shapes
            annotations={annotations}
            view={stage.view}
            lookOf={lookOf}
            differenceOf={differenceOf}
          />
        </ImageStage>
      </div>
      <Statements annotations={annotations} lookOf={lookOf} differenceOf={differenceOf} />
    </div>
  );
}

function TextOfRow({ showing, points }: { showing: Showing; points: CodePoints }) {
  const { row, annotations, lookOf, height, narrow, differenceOf } = showing;
  return (
    <div className={classes.label} data-narrow={narrow || undefined}>
      <div
        className={textClasses.text}
        style={{ maxHeight: height, height: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={row.key}
      >
        <MarkedText points={points} marks={marksOf(annotations, lookOf, differenceOf)} />
      </div>
      <Statements
        annotations={annotations}
        lookOf={lookOf}
        points={points}
        differenceOf={differenceOf}
      />
    </div>
  );
}

function TextLabel(showing: Showing) {
  const text = useText(showing.row.id);
  return (
    <Asking query={text} lines={6}>
      {(points) => <TextOfRow showing={showing} points={points} />}
    </Asking>
  );
}

/**
 * A row with a label over it, to be looked at: the image with boxes and polygons, or the text with
 * spans, and everything the label says in words beside it.
 */
export function LabelView({
  row,
  annotations,
  definitions,
  height = 420,
  narrow = false,
  differenceOf,
}: {
  row: ShownRow;
  annotations: Annotation[];
  definitions: Definition[];
  height?: number;
  /** Puts the words below the row. */
  narrow?: boolean;
  differenceOf?: (annotation: Annotation) => Difference | undefined;
}) {
  const lookOf = useMemo(() => looks(definitions), [definitions]);
  const Shown = isImage(row.content) ? ImageLabel : TextLabel;
  return (
    <div className={classes.holder}>
      <Shown
        key={row.id}
        row={row}
        annotations={annotations}
        lookOf={lookOf}
        height={height}
        narrow={narrow}
        differenceOf={differenceOf}
      />
    </div>
  );
}
