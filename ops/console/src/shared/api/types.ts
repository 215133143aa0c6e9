import type { Schemas } from './client';

/** The names under which the console speaks of the messages of the public contract. */

export type Annotation = Schemas['Annotation'];
export type AnnotationType = Schemas['AnnotationType'];
/** In pixels from the top left of the image. */
export type Rectangle = Schemas['AnnotationRectangle'];
/** In Unicode code points of the text; `end` is exclusive. */
export type Span = Schemas['AnnotationCodePointRange'];
/** What may be said under one name of the ontology. */
export type Definition = Schemas['OntologyDefinition'];

/** What a label is about; sizes as far as they apply to its media type. */
export type Content = Pick<Schemas['ContentRef'], 'mediaType' | 'width' | 'height' | 'codePoints'>;
