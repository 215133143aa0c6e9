import { boundsOf, overlap } from '../../image/geometry';
import { Outline } from '../../image/Outline';
import { withPoint } from '../drawing';
import { Hint } from '../Hint';
import type { AnnotationKind } from '../kind';
import { PointLine } from '../PointLine';
import { closed, grips, shifted, withCorner, withoutCorner } from './geometry';

/** An outline on the image, corner by corner. */
export const polygon: AnnotationKind<'polygon'> = {
  title: 'Outlines on the image',
  hasOptions: false,
  trainable: false,
  input: {
    on: 'image',
    Shape: ({ annotation, stroke }) => <Outline corners={annotation.polygon} stroke={stroke} />,
    Sample: ({ color }) => (
      <path d="M182 110 L230 26 L284 110 Z" fill="none" stroke={color} strokeWidth="3" />
    ),
    put: (pen) => ({ pen: withPoint(pen) }),
    closed,
    Begun: ({ points, at, color }) => <PointLine points={[...points, at]} color={color} />,
    grips,
    shifted,
    corners: { of: (one) => one.polygon, moved: withCorner, without: withoutCorner },
  },
  Preview: () => <Hint>Click corner after corner to draw an outline</Hint>,
  words: (one) => `${one.polygon.length} corners`,
  brief: ({ name }) => name,
  isEmpty: () => false,
  content: (one) => one.polygon,
  likeness: (one, other) => overlap(boundsOf(one.polygon), boundsOf(other.polygon)),
};
