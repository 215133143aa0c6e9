import { useRef, useState, type PointerEvent } from 'react';
import type { Point } from '../../../shared/annotation/annotation';
import stageClasses from '../../../shared/annotation/annotation.module.css';
import { ImageStage } from '../../../shared/annotation/ImageStage';
import type { Look } from '../../../shared/annotation/palette';
import { cornersOf, isShape, Outline } from '../../../shared/annotation/Shapes';
import type { Attach, Stage } from '../../../shared/annotation/useStage';
import { toPixel, toScreen } from '../../../shared/annotation/viewport';
import { dragged, hasArea, insertCorner, newBox, type Drag, type Shape } from './drawing';
import classes from './editing.module.css';
import { Handles } from './Handles';
import { PenMarks } from './PenMarks';
import type { ImagePen } from './useImagePen';
import type { Label } from './useLabel';

/** How near a click has to be to the first corner to close a polygon, in screen pixels. */
const CLOSING = 9;

function usePointer(label: Label, stage: Stage, pen: ImagePen, enabled: boolean) {
  const surface = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const [to, setTo] = useState<Point>([0, 0]);
  const pixel = (event: PointerEvent): Point => {
    const bounds = surface.current?.getBoundingClientRect();
    return toPixel(stage.view, [
      event.clientX - (bounds?.left ?? 0),
      event.clientY - (bounds?.top ?? 0),
    ]);
  };
  const hold = (next: Drag, event: PointerEvent) => {
    event.stopPropagation();
    surface.current?.setPointerCapture(event.pointerId);
    setTo(pixel(event));
    setDrag(next);
  };
  const closes = (at: Point): boolean => {
    const [first] = pen.pen?.points ?? [];
    if (first === undefined || (pen.pen?.points.length ?? 0) < 3) return false;
    const [ax, ay] = toScreen(stage.view, first);
    const [bx, by] = toScreen(stage.view, at);
    return Math.hypot(ax - bx, ay - by) <= CLOSING;
  };
  const press = (event: PointerEvent) => {
    if (!enabled || event.button !== 0) return;
    const at = pixel(event);
    if (pen.pen !== undefined) {
      if (closes(at)) pen.close();
      else pen.put(at);
    } else if (label.drawn?.type === 'polygon') pen.start(at);
    else if (label.drawn?.type === 'box') {
      label.select(undefined);
      hold({ kind: 'new', name: label.drawn.name, from: at }, event);
    }
  };
  const move = (event: PointerEvent) => {
    if (drag !== undefined) setTo(pixel(event));
    else if (pen.pen !== undefined) pen.hover(pixel(event));
  };
  const drop = () => {
    if (drag === undefined) return;
    setDrag(undefined);
    if (drag.kind === 'new') {
      const made = newBox(drag, to, stage.image);
      if (hasArea(made)) label.add(made);
      return;
    }
    const shape = label.annotations[drag.place];
    if (shape === undefined || !isShape(shape)) return;
    const next = dragged(shape, drag, to, stage.image);
    if (JSON.stringify(next) !== JSON.stringify(shape)) label.replace(drag.place, next);
  };
  return { surface, drag, to, pixel, hold, press, move, drop };
}

type Pointer = ReturnType<typeof usePointer>;

function shownShape(shape: Shape, place: number, { drag, to }: Pointer, stage: Stage): Shape {
  const held = drag !== undefined && drag.kind !== 'new' && drag.place === place;
  return held ? dragged(shape, drag, to, stage.image) : shape;
}

/** The image with the label over it, to be drawn on. */
export function ImageEditor({
  dataRow,
  name,
  label,
  stage,
  attach,
  pen,
  lookOf,
  enabled,
  hidden,
  onShown,
}: {
  dataRow: string;
  name: string;
  label: Label;
  stage: Stage;
  attach: Attach;
  pen: ImagePen;
  lookOf: (name: string) => Look;
  enabled: boolean;
  hidden: boolean;
  onShown: () => void;
}) {
  const pointer = usePointer(label, stage, pen, enabled);
  const { surface, drag, to, hold, press, move, drop } = pointer;
  const draws = enabled && label.drawn !== undefined;
  const grab = (place: number) => (event: PointerEvent) => {
    if (event.button !== 0 || pen.pen !== undefined) return;
    label.select(place);
    if (enabled) hold({ kind: 'shape', place, from: pointer.pixel(event) }, event);
  };
  const holdPart = (part: Drag, event: PointerEvent, adds?: number) => {
    const place = part.kind === 'new' ? undefined : part.place;
    const shape = place === undefined ? undefined : label.annotations[place];
    if (adds !== undefined && place !== undefined && shape?.type === 'polygon') {
      label.replace(place, insertCorner(shape, adds, pointer.pixel(event)));
    }
    pen.chooseCorner(part.kind === 'corner' ? part.corner : undefined);
    hold(part, event);
  };
  const shapes = hidden
    ? []
    : label.annotations.flatMap((one, place) =>
        isShape(one) ? [{ place, shape: shownShape(one, place, pointer, stage) }] : [],
      );
  const chosen = shapes.find(({ place }) => place === label.editing.selected);
  return (
    <ImageStage
      dataRow={dataRow}
      name={name}
      stage={stage}
      attach={attach}
      dragPans={!draws}
      onShown={onShown}
    >
      <svg
        ref={surface}
        className={stageClasses.shapes}
        style={{ cursor: draws ? 'crosshair' : undefined }}
        role="application"
        aria-label="What is drawn on the image"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={drop}
        onDoubleClick={() => pen.pen !== undefined && pen.close()}
      >
        {shapes.map(({ place, shape }) => (
          <g key={place} className={classes.shape} onPointerDown={grab(place)}>
            <Outline
              corners={cornersOf(shape)}
              name={shape.name}
              look={lookOf(shape.name)}
              view={stage.view}
              thick={place === label.editing.selected}
            />
          </g>
        ))}
        {drag?.kind === 'new' && (
          <Outline
            corners={cornersOf(newBox(drag, to, stage.image))}
            name={drag.name}
            look={lookOf(drag.name)}
            view={stage.view}
          />
        )}
        {enabled && chosen !== undefined && (
          <Handles {...chosen} view={stage.view} corner={pen.corner} onHold={holdPart} />
        )}
        {pen.pen !== undefined && (
          <PenMarks pen={pen.pen} view={stage.view} look={lookOf(pen.pen.name)} />
        )}
      </svg>
    </ImageStage>
  );
}
