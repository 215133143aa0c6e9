import { fits, isDrawn, kindOf } from '../../../shared/annotationKinds/registry';
import type { Annotation, Content, Definition, FieldError } from '../../../shared/api/types';
import { isImage } from '../../../shared/content/content';

/** One thing to answer: everything that is drawn together, and each other statement by itself. */
export type Question =
  { kind: 'draw'; definitions: Definition[] } | { kind: 'say'; definition: Definition };

/** What is asked of a row, in the order of the ontology. */
export function questionsOf(definitions: Definition[], content: Content): Question[] {
  const asked = definitions.filter((definition) => fits(definition, isImage(content)));
  const drawn = asked.filter(isDrawn);
  return asked.flatMap((definition): Question[] => {
    if (!isDrawn(definition)) return [{ kind: 'say', definition }];
    return definition === drawn[0] ? [{ kind: 'draw', definitions: drawn }] : [];
  });
}

const isEmpty = (annotation: Annotation): boolean => kindOf(annotation).isEmpty(annotation);

const isAnswered = ({ name }: Definition, annotations: Annotation[]): boolean =>
  annotations.some((one) => one.name === name && !isEmpty(one));

/** The answer to a question that has one at most. */
export const saidOf = (annotations: Annotation[], { name, type }: Definition) =>
  annotations.find((one) => one.name === name && one.type === type);

/** Names that a label must say and this one does not. */
export const missing = (definitions: Definition[], annotations: Annotation[]): string[] =>
  definitions
    .filter((definition) => definition.required && !isAnswered(definition, annotations))
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
  errors: Pick<FieldError, 'path' | 'detail'>[],
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
    if (isEmpty(annotation)) return [];
    const spoken = { ...annotation };
    delete spoken.confidence;
    return [spoken];
  });
