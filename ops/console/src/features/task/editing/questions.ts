import {
  isImage,
  type Annotation,
  type Content,
  type Definition,
} from '../../../shared/annotation/annotation';
import type { FieldError } from '../../../shared/api/problem';

/** One thing to answer: everything that is drawn together, and each other statement by itself. */
export type Question =
  { kind: 'draw'; definitions: Definition[] } | { kind: 'say'; definition: Definition };

const DRAWN_ON_IMAGES = ['box', 'polygon'];

/** Whether it is drawn over a row of this content. */
function drawnOn(content: Content, { type }: Definition): boolean {
  return isImage(content) ? DRAWN_ON_IMAGES.includes(type) : type === 'span';
}

const isSaid = ({ type }: Definition): boolean =>
  type === 'choice' || type === 'choices' || type === 'text';

/** What is asked of a row, in the order of the ontology. */
export function questionsOf(definitions: Definition[], content: Content): Question[] {
  const drawn = definitions.filter((definition) => drawnOn(content, definition));
  return definitions.flatMap((definition): Question[] => {
    if (definition === drawn[0]) return [{ kind: 'draw', definitions: drawn }];
    return isSaid(definition) ? [{ kind: 'say', definition }] : [];
  });
}

function isAnswered(definition: Definition, annotations: Annotation[]): boolean {
  return annotations.some((one) => {
    if (one.name !== definition.name) return false;
    if (one.type === 'choices') return one.values.length > 0;
    return one.type !== 'text' || one.text.trim() !== '';
  });
}

/** Names that a label must say and this one does not. */
export const missing = (definitions: Definition[], annotations: Annotation[]): string[] =>
  definitions
    .filter((definition) => definition.required === true && !isAnswered(definition, annotations))
    .map((definition) => definition.name);

export const questionName = (question: Question): string =>
  question.kind === 'say'
    ? question.definition.name
    : question.definitions.map((definition) => definition.name).join(', ');

/** The first question after `from` that still lacks what is required; else the one after it. */
export function nextOpen(
  questions: Question[],
  from: number,
  definitions: Definition[],
  annotations: Annotation[],
): number {
  const lacking = new Set(missing(definitions, annotations));
  const lacks = (question: Question) =>
    question.kind === 'say'
      ? lacking.has(question.definition.name)
      : question.definitions.some((definition) => lacking.has(definition.name));
  const order = questions.map((_, place) => (from + 1 + place) % questions.length);
  return order.find((place) => lacks(questions[place] as Question)) ?? from;
}

const PATH = /^annotations\[(\d+)]/;

/** What the server finds wrong, by the name it is about; what is about the whole under ''. */
export function errorsByName(
  errors: FieldError[],
  annotations: Annotation[],
): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  errors.forEach(({ path, detail }) => {
    const place = PATH.exec(path)?.[1];
    const name = place === undefined ? '' : (annotations[Number(place)]?.name ?? '');
    found.set(name, [...(found.get(name) ?? []), detail]);
  });
  return found;
}

/** What goes over the wire: without what was left empty, and without a model's confidence. */
export const forSending = (annotations: Annotation[]): Annotation[] =>
  annotations.flatMap((annotation): Annotation[] => {
    if (annotation.type === 'choices' && annotation.values.length === 0) return [];
    if (annotation.type === 'text' && annotation.text.trim() === '') return [];
    const spoken = { ...annotation };
    delete spoken.confidence;
    return [spoken];
  });
