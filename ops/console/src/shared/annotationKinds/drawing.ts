import type { ReactNode } from 'react';
import type { AnnotationType } from '../api/types';
import type { Point, Size } from '../image/geometry';
import type { Stroke } from '../image/Outline';
import type { Of } from './kind';

/** Drawn over the image: any number for each name. */
export interface ImageDrawing<T extends AnnotationType> {
  on: 'image';
  /** An annotation over the image. */
  Shape(props: { annotation: Of<T>; stroke: Stroke }): ReactNode;
  /** One of them over the sample image of the settings, which is 320 by 140. */
  Sample(props: { color: string }): ReactNode;

  /** What the pointer makes when it is dragged; without this, clicks put points. */
  between?(name: string, from: Point, to: Point, size: Size): Of<T> | undefined;
  /** Puts the pen's point; the annotation once that was the last one. */
  put(pen: Pen, size: Size): { pen: Pen } | { done: Of<T> };
  /** What the pen has drawn, if that can be all of it. */
  closed?(pen: Pen): Of<T> | undefined;
  /** What the pen has drawn so far, in pixels of the stage. */
  Begun(props: { points: Point[]; at: Point; color: string }): ReactNode;

  /** The parts that can be held and dragged. */
  grips(annotation: Of<T>): Grip<T>[];
  /** All of it elsewhere, inside the image. */
  shifted(annotation: Of<T>, by: Point, size: Size): Of<T>;
  /** With its lower right corner elsewhere, for the keyboard; without this, it has no such corner. */
  resized?(annotation: Of<T>, by: Point, size: Size): Of<T>;
  /** Its corners, if each can be moved and deleted by itself. */
  corners?: Corners<T>;
}

/** What is drawn point by point, with the keyboard or by clicks. */
export interface Pen {
  name: string;
  type: AnnotationType;
  points: Point[];
  at: Point;
}

/** A place of an annotation that can be held. */
export interface Grip<T extends AnnotationType = AnnotationType> {
  at: Point;
  cursor: string;
  /** The corner that it moves. */
  corner?: number;
  /** What the annotation becomes as soon as it is held here, where that adds a corner. */
  added?(annotation: Of<T>, at: Point): Of<T>;
  /** The annotation while the pointer that holds it here is at `to`. */
  dragged(annotation: Of<T>, to: Point, size: Size): Of<T>;
}

interface Corners<T extends AnnotationType = AnnotationType> {
  of(annotation: Of<T>): Point[];
  moved(annotation: Of<T>, corner: number, to: Point): Of<T>;
  /** Nothing where too few would be left. */
  without(annotation: Of<T>, corner: number): Of<T> | undefined;
}

/** Puts a point after the others, unless it is where the last one is. */
export function withPoint(pen: Pen): Pen {
  const last = pen.points.at(-1);
  const repeated = last !== undefined && last[0] === pen.at[0] && last[1] === pen.at[1];
  return repeated ? pen : { ...pen, points: [...pen.points, pen.at] };
}
