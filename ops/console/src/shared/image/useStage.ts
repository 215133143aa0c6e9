import { useCallback, useMemo, useState } from 'react';
import type { Point, Size } from './geometry';
import { fitted, panned, zoomed, type Viewport } from './viewport';

const WHEEL_STEP = 0.0016;
const STEP = 1.4;

/** The part of an image that is seen, and how to see another part. */
export interface Stage {
  view: Viewport;
  image: Size;
  fit: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  pan: (dx: number, dy: number) => void;
}

/** Is put on the element in which the image lies. */
export type Attach = (node: HTMLElement | null) => (() => void) | undefined;

/** Follows the size of the stage; the image fits until somebody zooms or pans. */
export function useStage(image: Size): { stage: Stage; attach: Attach } {
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const [chosen, setChosen] = useState<Viewport>();
  const { width, height } = image;
  const attach = useCallback<Attach>(
    (node) => {
      if (node === null) return undefined;
      const measure = () => setRoom({ width: node.clientWidth, height: node.clientHeight });
      const observer = new ResizeObserver(measure);
      observer.observe(node);
      const turn = (event: WheelEvent) => {
        event.preventDefault();
        const { left, top } = node.getBoundingClientRect();
        const at: Point = [event.clientX - left, event.clientY - top];
        const size = { width: node.clientWidth, height: node.clientHeight };
        const factor = Math.exp(-event.deltaY * WHEEL_STEP);
        setChosen((view) =>
          zoomed(view ?? fitted(size, { width, height }), factor, at, size, { width, height }),
        );
      };
      node.addEventListener('wheel', turn, { passive: false });
      return () => {
        observer.disconnect();
        node.removeEventListener('wheel', turn);
      };
    },
    [width, height],
  );
  const view = chosen ?? fitted(room, image);
  const stage = useMemo<Stage>(() => {
    const middle: Point = [room.width / 2, room.height / 2];
    const zoom = (factor: number) =>
      setChosen((now) => zoomed(now ?? fitted(room, image), factor, middle, room, image));
    return {
      view,
      image,
      fit: () => setChosen(undefined),
      zoomIn: () => zoom(STEP),
      zoomOut: () => zoom(1 / STEP),
      pan: (dx: number, dy: number) =>
        setChosen((now) => panned(now ?? fitted(room, image), dx, dy, room, image)),
    };
  }, [view, image, room]);
  return { stage, attach };
}
