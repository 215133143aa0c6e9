import { overlap } from '../../image/geometry';
import { Outline } from '../../image/Outline';
import { Hint } from '../Hint';
import type { AnnotationKind } from '../kind';
import { boxBetween, cornersOf, grips, put, resizedBy, shifted } from './geometry';
import { BegunBox } from './BegunBox';

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** An upright rectangle on the image. */
export const box: AnnotationKind<'box'> = {
  title: 'Boxes on the image',
  hasOptions: false,
  trainable: false,
  input: {
    on: 'image',
    Shape: ({ annotation, stroke }) => <Outline corners={cornersOf(annotation)} stroke={stroke} />,
    Sample: ({ color }) => (
      <rect x="52" y="32" width="76" height="76" fill="none" stroke={color} strokeWidth="3" />
    ),
    between: boxBetween,
    put,
    Begun: BegunBox,
    grips,
    shifted,
    resized: resizedBy,
  },
  Preview: () => <Hint>Drag from corner to corner to draw a box</Hint>,
  words: ({ box: { x, y, width, height } }) =>
    `${rounded(width)} × ${rounded(height)} at ${rounded(x)}, ${rounded(y)}`,
  brief: ({ name }) => name,
  isEmpty: () => false,
  content: ({ box: { x, y, width, height } }) => [x, y, width, height],
  likeness: (one, other) => overlap(one.box, other.box),
};
