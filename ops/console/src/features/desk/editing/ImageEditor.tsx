import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Grip } from '../../../shared/annotationKinds/drawing';
import { drawingOf } from '../../../shared/annotationKinds/registry';
import type { Annotation } from '../../../shared/api/types';
import type { Point, Size } from '../../../shared/image/geometry';
import stageClasses from '../../../shared/image/image.module.css';
import { ImageStage } from '../../../shared/image/ImageStage';
import type { Attach, Stage } from '../../../shared/image/useStage';
import { useModifier } from '../../../shared/keys/modifier';
import { toPixel, toScreen } from '../../../shared/image/viewport';
import type { Look } from '../../../shared/ui/look';
import { holdAll, same, type Drag } from './drawing';
import classes from './editing.module.css';
import { Handles } from './Handles';
import { PenMarks } from './PenMarks';
import type { ImagePen } from './useImagePen';
import type { Label } from './useLabel';

/** How near a click has to be to the first corner to close a polygon, in screen pixels. */
const CLOSING = 9;

function usePointer(label: Label, stage: Stage, pen: ImagePen, draws: boolean) {
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
  /** What is being made by dragging. */
  const made = (): Annotation | undefined => {
    if (drag?.kind !== 'new' || label.drawn === undefined) return undefined;
    return drawingOf(label.drawn)?.between?.(label.drawn.name, drag.from, to, stage.image);
  };
  const closes = (at: Point): boolean => {
    const [first] = pen.pen?.points ?? [];
    if (first === undefined || (pen.pen?.points.length ?? 0) < 3) return false;
    const [ax, ay] = toScreen(stage.view, first);
    const [bx, by] = toScreen(stage.view, at);
    return Math.hypot(ax - bx, ay - by) <= CLOSING;
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    if (!draws) {
      if (event.target === surface.current) label.select(undefined);
      return;
    }
    const at = pixel(event);
    if (pen.pen !== undefined) {
      if (closes(at)) pen.close();
      else pen.put(at);
    } else if (label.drawn !== undefined && drawingOf(label.drawn)?.between !== undefined) {
      label.select(undefined);
      hold({ kind: 'new', from: at }, event);
    } else pen.start(at);
  };
  const move = (event: PointerEvent) => {
    if (drag !== undefined) setTo(pixel(event));
    else if (pen.pen !== undefined) pen.hover(pixel(event));
  };
  const drop = () => {
    if (drag === undefined) return;
    setDrag(undefined);
    if (drag.kind === 'new') {
      const next = made();
      if (next !== undefined) label.add(next);
      return;
    }
    const before = label.annotations[drag.place];
    if (before === undefined) return;
    const next = drag.dragged(before, to, stage.image);
    if (!same(next, before)) label.replace(drag.place, next);
  };
  /** An annotation as it is while a part of it is held. */
  const shown = (annotation: Annotation, place: number): Annotation =>
    drag?.kind === 'held' && drag.place === place
      ? drag.dragged(annotation, to, stage.image)
      : annotation;
  return { surface, made, shown, pixel, hold, press, move, drop };
}

/** The pen's keys are the canvas's own: a button that was pressed before would take them. */
function useFocusWhileDrawing(surface: RefObject<SVGSVGElement | null>, busy: boolean) {
  useEffect(() => {
    if (busy) surface.current?.focus({ preventScroll: true });
  }, [surface, busy]);
}

/**
 * The image with the label over it. While there is something to draw the pointer draws, also on
 * what is there already; it selects and moves with a tool of its own, or while Ctrl is held.
 */
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
  const reaching = useModifier();
  const busy = pen.pen !== undefined;
  const draws = enabled && (busy || (label.drawn !== undefined && !label.selecting && !reaching));
  const pointer = usePointer(label, stage, pen, draws);
  const { surface, hold, press, move, drop } = pointer;
  useFocusWhileDrawing(surface, busy);
  const grab = (place: number) => (event: PointerEvent) => {
    if (event.button !== 0 || draws) return;
    label.select(place);
    if (enabled) hold(holdAll(place, pointer.pixel(event)), event);
  };
  const grip = (place: number) => (held: Grip, event: PointerEvent) => {
    const before = label.annotations[place];
    if (before === undefined) return;
    const added = held.added?.(before, pointer.pixel(event));
    if (added !== undefined) label.replace(place, added);
    pen.chooseCorner(held.corner);
    const dragged = (one: Annotation, to: Point, size: Size) => held.dragged(one, to, size);
    hold({ kind: 'held', place, dragged }, event);
  };
  const strokeOf = (name: string) => ({ view: stage.view, look: lookOf(name), tag: name });
  const shapes = hidden
    ? []
    : label.annotations.flatMap((one, place) => {
        const drawing = drawingOf(one);
        return drawing === undefined ? [] : [{ drawing, place, shape: pointer.shown(one, place) }];
      });
  const chosen = shapes.find(({ place }) => place === label.editing.selected);
  const made = pointer.made();
  const making = made && drawingOf(made);
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
        className={`${stageClasses.shapes} ${classes.surface}`}
        data-draws={draws || undefined}
        tabIndex={-1}
        role="application"
        aria-label="What is drawn on the image"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={drop}
        onDoubleClick={() => busy && pen.close()}
      >
        {shapes.map(({ drawing, place, shape }) => (
          <g key={place} className={classes.shape} onPointerDown={grab(place)}>
            <drawing.Shape
              annotation={shape}
              stroke={{ ...strokeOf(shape.name), thick: place === label.editing.selected }}
            />
          </g>
        ))}
        {made !== undefined && making !== undefined && (
          <making.Shape annotation={made} stroke={strokeOf(made.name)} />
        )}
        {enabled && !draws && chosen !== undefined && (
          <Handles
            grips={chosen.drawing.grips(chosen.shape)}
            view={stage.view}
            corner={pen.corner}
            onHold={grip(chosen.place)}
          />
        )}
        {pen.pen !== undefined && (
          <PenMarks pen={pen.pen} view={stage.view} look={lookOf(pen.pen.name)} />
        )}
      </svg>
    </ImageStage>
  );
}
