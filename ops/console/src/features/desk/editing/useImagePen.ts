import { useState } from 'react';
import type { Pen } from '../../../shared/annotationKinds/drawing';
import { drawingOf } from '../../../shared/annotationKinds/registry';
import { snapped, type Point } from '../../../shared/image/geometry';
import type { Stage } from '../../../shared/image/useStage';
import { useKeys, type KeyBinding } from '../../../shared/keys/registry';
import { cornersOf, movePen, nudged } from './drawing';
import type { Label } from './useLabel';

const ARROWS: [string, string, Point][] = [
  ['ArrowLeft', 'left', [-1, 0]],
  ['ArrowRight', 'right', [1, 0]],
  ['ArrowUp', 'up', [0, -1]],
  ['ArrowDown', 'down', [0, 1]],
];
const FAR = 10;
const PAN_PIXELS = 60;

/** Drawing, moving and shaping on an image with the keyboard, and the pen it shares with clicks. */
export interface ImagePen {
  pen: Pen | undefined;
  corner: number | undefined;
  start: (at?: Point) => void;
  put: (at?: Point) => void;
  hover: (at: Point) => void;
  close: () => void;
  drop: () => void;
  chooseCorner: (corner: number | undefined) => void;
}

function usePen(label: Label, stage: Stage) {
  const [pen, setPen] = useState<Pen>();
  const size = stage.image;
  const putWith = (now: Pen) => {
    const next = drawingOf(now)?.put(now, size);
    if (next === undefined) return;
    setPen('pen' in next ? next.pen : undefined);
    if ('done' in next) label.add(next.done);
  };
  const start = (at?: Point) => {
    const { drawn } = label;
    if (drawn === undefined || drawingOf(drawn) === undefined) return;
    label.setSelecting(false);
    label.select(undefined);
    const middle: Point = at ?? [size.width / 2, size.height / 2];
    const next: Pen = { name: drawn.name, type: drawn.type, points: [], at: snapped(middle, size) };
    if (at === undefined) setPen(next);
    else putWith(next);
  };
  const put = (at?: Point) => {
    if (pen !== undefined) putWith(at === undefined ? pen : { ...pen, at: snapped(at, size) });
  };
  const close = () => {
    const done = pen && drawingOf(pen)?.closed?.(pen);
    if (done === undefined) {
      put();
      return;
    }
    setPen(undefined);
    label.add(done);
  };
  const hover = (at: Point) => setPen((now) => now && { ...now, at: snapped(at, size) });
  const move = (by: Point) => setPen((now) => now && movePen(now, by, size));
  return { pen, start, put, close, hover, move, drop: () => setPen(undefined) };
}

/** Binds the keys; `enabled` while the label can be changed. */
export function useImagePen(label: Label, stage: Stage, enabled: boolean): ImagePen {
  const { move, ...pen } = usePen(label, stage);
  const [chosen, chooseCorner] = useState<{ place: number; corner: number }>();
  const { selected: place } = label.editing;
  const drawing = label.selected && drawingOf(label.selected);
  const shape = drawing && label.selected;
  const corners = shape === undefined ? 0 : cornersOf(shape).length;
  const corner =
    chosen?.place === place && chosen !== undefined && chosen.corner < corners
      ? chosen.corner
      : undefined;
  const pick = (at: number | undefined) =>
    chooseCorner(at === undefined || place === undefined ? undefined : { place, corner: at });
  const turn = (by: 1 | -1) =>
    pick(((corner ?? (by === 1 ? -1 : 0)) + by + corners) % Math.max(1, corners));
  const nudge = (by: Point) => {
    if (pen.pen !== undefined) move(by);
    else if (shape !== undefined && place !== undefined && enabled)
      label.replace(place, nudged(shape, corner, by, stage.image), `nudge ${place}`);
    else stage.pan(-by[0] * PAN_PIXELS, -by[1] * PAN_PIXELS);
  };
  const stretch = (by: Point) => {
    const next = shape && drawing.resized?.(shape, by, stage.image);
    if (next !== undefined && place !== undefined) label.replace(place, next, `stretch ${place}`);
  };
  const erase = () => {
    if (place === undefined || shape === undefined) return;
    const rest = corner === undefined ? undefined : drawing?.corners?.without(shape, corner);
    if (rest === undefined) label.remove(place);
    else label.replace(place, rest);
    chooseCorner(undefined);
  };
  const escape = () => {
    if (pen.pen !== undefined) pen.drop();
    else if (corner !== undefined) chooseCorner(undefined);
    else label.select(undefined);
  };
  const busy = pen.pen !== undefined;
  useKeys([
    ...arrows('', 1, 'Move the selection, or the image,', nudge),
    ...arrows('Mod+', FAR, 'Move far', nudge),
    ...arrows('Shift+', 1, 'Resize the box', stretch).map((one) => ({ ...one, enabled })),
    ...arrows('Mod+Shift+', FAR, 'Resize the box far', stretch).map((one) => ({ ...one, enabled })),
    { key: 'd', does: 'Draw with the keyboard', run: () => pen.start(), enabled },
    {
      key: 'v',
      does: 'Select and move, or draw again',
      run: () => label.setSelecting(!label.selecting),
      enabled: enabled && !busy,
    },
    { key: ' ', does: 'Place a corner', run: () => pen.put(), enabled: busy },
    { key: 'Enter', does: 'Finish the shape', run: () => pen.close(), enabled: busy },
    { key: '.', does: 'Next corner', run: () => turn(1), enabled: enabled && corners > 0 },
    { key: ',', does: 'Previous corner', run: () => turn(-1), enabled: enabled && corners > 0 },
    {
      key: 'Escape',
      does: 'Clear the selection',
      run: escape,
      enabled: busy || shape !== undefined,
    },
    { key: 'Delete', does: 'Delete the selection', run: erase, enabled: enabled && !busy },
    { key: 'Backspace', does: 'Delete the selection', run: erase, enabled: enabled && !busy },
  ]);
  return { ...pen, corner, chooseCorner: pick };
}

function arrows(
  modifier: string,
  far: number,
  does: string,
  run: (by: Point) => void,
): KeyBinding[] {
  return ARROWS.map(([key, way, [x, y]]) => ({
    key: `${modifier}${key}`,
    does: `${does} ${way}`,
    run: () => run([x * far, y * far]),
  }));
}
