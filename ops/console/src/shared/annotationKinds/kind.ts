import type { ReactNode } from 'react';
import type { Annotation, AnnotationType, Definition, Span } from '../api/types';
import type { CodePoints } from '../text/codePoints';
import type { ImageDrawing } from './drawing';

type ByType = { [A in Annotation as A['type']]: A };

/** The annotations of one type, or of any. */
export type Of<T extends AnnotationType> = ByType[T];

/**
 * Everything the console knows about one type of annotation. What takes an annotation is declared
 * as a method, so that a kind of one type can stand in a list of all.
 */
export interface AnnotationKind<T extends AnnotationType = AnnotationType> {
  /** What it is called where somebody chooses how a question is answered. */
  title: string;
  /** Whether its definitions list options to choose from. */
  hasOptions: boolean;
  /** Whether a model can be trained on it here. */
  trainable: boolean;
  /** Where and how people make it. */
  input: Form<T> | ImageDrawing<T> | TextMarking<T>;
  /** How it is asked for, in the preview of the settings. */
  Preview(props: { definition: Pick<Definition, 'name' | 'options'> }): ReactNode;

  /** What an annotation says, without its name; `text` is the row's, if it is one. */
  words(annotation: Of<T>, text?: CodePoints): string;
  /** The same in a word or two, for the lists of rows. */
  brief(annotation: Of<T>): string;
  /** Whether it was left empty, and so says nothing. */
  isEmpty(annotation: Of<T>): boolean;

  /** What two annotations that say the same have alike, as JSON. */
  content(annotation: Of<T>): unknown;
  /** How likely two annotations, under whatever names, mean the same thing, in [0, 1]. */
  likeness(one: Of<T>, other: Of<T>): number;
}

/** Filled in beside the row: at most one annotation for each name. */
interface Form<T extends AnnotationType> {
  on: 'form';
  Answer(props: AnswerProps<T>): ReactNode;
  /** What is said once an option was chosen; `done` where nothing is left to choose. */
  choose?(
    name: string,
    option: string,
    said: Of<T> | undefined,
  ): { said: Of<T> | undefined; done: boolean };
}

/** A question beside the row, and what is done with its answer. */
export interface AnswerProps<T extends AnnotationType> {
  definition: Definition;
  said: Of<T> | undefined;
  /** Says it, or nothing; changes with the same `merge` after one another are one for undo. */
  say(this: void, annotation: Of<T> | undefined, merge?: string): void;
  /** Chooses an option, as its digit would. */
  choose: (option: string) => void;
  /** Whether this is the question at hand, to which the digits belong. */
  active: boolean;
  enabled: boolean;
  /** What was typed to filter the options. */
  typed: string;
  onType: (typed: string) => void;
  /** Is given the field that "/" goes to. */
  field: ((node: HTMLElement | null) => void) | undefined;
}

/** Marked in the text: any number for each name. */
export interface TextMarking<T extends AnnotationType> {
  on: 'text';
  spanOf(annotation: Of<T>): Span;
  /** A new annotation over a span. */
  marked(name: string, span: Span): Of<T>;
  /** The annotation over another span. */
  moved(annotation: Of<T>, span: Span): Of<T>;
}
