import { kindOf } from '../../shared/annotationKinds/registry';
import type { Annotation } from '../../shared/api/types';

/** What a label says, in one line: "Trouser", "2 × damage, dirty". */
export function answerLine(annotations: Annotation[]): string {
  const times = new Map<string, number>();
  for (const annotation of annotations) {
    const text = kindOf(annotation).brief(annotation);
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return [...times].map(([text, number]) => (number > 1 ? `${number} × ${text}` : text)).join(', ');
}
