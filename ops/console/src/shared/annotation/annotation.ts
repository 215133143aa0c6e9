/** In pixels from the top left of the image. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In pixels from the top left of the image: across, down. */
export type Point = [number, number];

/** In Unicode code points of the text; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

interface Statement {
  name: string;
  confidence?: number | null;
}

/** One statement about a data row, as it goes over the wire. */
export type Annotation =
  | (Statement & { type: 'choice'; value: string })
  | (Statement & { type: 'choices'; values: string[] })
  | (Statement & { type: 'box'; box: Rectangle })
  | (Statement & { type: 'polygon'; polygon: Point[] })
  | (Statement & { type: 'span'; span: Span })
  | (Statement & { type: 'text'; text: string });

export type AnnotationType = Annotation['type'];
export type Of<T extends AnnotationType> = Extract<Annotation, { type: T }>;

/** What may be said under one name of the ontology. */
export interface Definition {
  name: string;
  type: AnnotationType;
  options?: string[];
  required?: boolean;
  description?: string | null;
}

/** What a label is about; sizes as far as they apply to its kind. */
export interface Content {
  mediaType: string;
  width?: number | null;
  height?: number | null;
  codePoints?: number | null;
}

export const isImage = (content: Content): boolean => content.mediaType.startsWith('image/');

/** Statements that are drawn over the row; all others are told in a list beside it. */
export const isDrawn = (annotation: Annotation): boolean =>
  annotation.type === 'box' || annotation.type === 'polygon' || annotation.type === 'span';

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** What an annotation says, without its name. */
export function saidBy(annotation: Annotation): string {
  switch (annotation.type) {
    case 'choice':
      return annotation.value;
    case 'choices':
      return annotation.values.length === 0 ? 'none' : annotation.values.join(', ');
    case 'text':
      return annotation.text;
    case 'box': {
      const { x, y, width, height } = annotation.box;
      return `${rounded(width)} × ${rounded(height)} at ${rounded(x)}, ${rounded(y)}`;
    }
    case 'polygon':
      return `${annotation.polygon.length} corners`;
    case 'span':
      return `${annotation.span.start}–${annotation.span.end}`;
  }
}
