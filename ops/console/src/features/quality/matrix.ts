import type { ConfusionMatrix } from '../../shared/api/types';

/** A matrix as a table: its answers in the order in which both sides use them most. */
export interface Grid {
  answers: string[];
  rows: (answer: string, other: string) => number;
}

/** The most answers that are shown, those with the most rows first. */
const MOST_SHOWN = 30;

export function gridOf({ cells }: ConfusionMatrix): Grid {
  const totals = new Map<string, number>();
  const found = new Map<string, number>();
  for (const { answer, otherAnswer, rows } of cells) {
    totals.set(answer, (totals.get(answer) ?? 0) + rows);
    totals.set(otherAnswer, (totals.get(otherAnswer) ?? 0) + rows);
    found.set(JSON.stringify([answer, otherAnswer]), rows);
  }
  const answers = [...totals.keys()]
    .sort((one, other) => (totals.get(other) ?? 0) - (totals.get(one) ?? 0))
    .slice(0, MOST_SHOWN);
  return { answers, rows: (answer, other) => found.get(JSON.stringify([answer, other])) ?? 0 };
}

/** What stands for the matrix where one is chosen. */
export const keyOf = (one: ConfusionMatrix): string =>
  JSON.stringify([one.compare, one.question, one.person, one.other, one.model, one.modelVersion]);

/** Both sides, by what people call them. */
export function sidesOf(
  one: ConfusionMatrix,
  nameOf: (person: string) => string,
): { one: string; other: string } {
  const by = one.person === undefined ? `${one.model} ${one.modelVersion}` : nameOf(one.person);
  return { one: by, other: one.other === undefined ? 'accepted' : nameOf(one.other) };
}

/** What finds the rows of the matrix. */
export const searchOf = (one: ConfusionMatrix): Record<string, string> => ({
  compare: one.compare,
  question: one.question,
  ...(one.person === undefined ? {} : { answeredBy: one.person }),
  ...(one.other === undefined ? {} : { otherBy: one.other }),
  ...(one.model === undefined ? {} : { model: one.model }),
  ...(one.modelVersion === undefined ? {} : { modelVersion: one.modelVersion }),
});
