import type { Row } from './queries';

type Annotation = Row['annotations'][number];

function said(annotation: Annotation): string {
  switch (annotation.type) {
    case 'choice':
      return annotation.value;
    case 'choices':
      return annotation.values.join(', ');
    case 'text':
      return annotation.text;
    default:
      return annotation.name;
  }
}

/** What a label says, in one line: "Trouser", "2 × damage, dirty". */
export function answerLine(annotations: Annotation[]): string {
  const times = new Map<string, number>();
  for (const annotation of annotations) {
    const text = said(annotation);
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return [...times].map(([text, number]) => (number > 1 ? `${number} × ${text}` : text)).join(', ');
}
