import type { Agreement, AgreementOnQuestion } from '../../shared/api/types';
import { NOT_ENOUGH } from '../../shared/figures/estimate';

const COEFFICIENT = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

export const coefficient = (value: number): string => COEFFICIENT.format(value);

/** The figure itself, where enough was counted that it says something. */
export function saidOf({ value, enough, rows }: Agreement): string {
  if (rows === 0) return '–';
  return enough && value !== undefined ? coefficient(value) : NOT_ENOUGH;
}

/** Where the true value is with a probability of 95 %. */
export const intervalOf = ({ low, high }: Agreement): string | undefined =>
  low === undefined || high === undefined
    ? undefined
    : `${coefficient(low)} to ${coefficient(high)}`;

/** One line of a breakdown: what it is of, and what finds its rows. */
export interface Line {
  label: string;
  agreement: Agreement;
  search: Record<string, string>;
  kappa?: number | undefined;
}

export type Breakdown = 'class' | 'person' | 'pair' | 'week';

/** The lines of a breakdown. */
export function linesOf(
  question: AgreementOnQuestion,
  by: Breakdown,
  nameOf: (person: string) => string,
): Line[] {
  switch (by) {
    case 'class':
      return question.byClass.map(({ answer, agreement }) => ({
        label: answer,
        agreement,
        search: { answer },
      }));
    case 'person':
      return question.byPerson.map(({ person, agreement }) => ({
        label: nameOf(person),
        agreement,
        search: { answeredBy: person },
      }));
    case 'pair':
      return question.byPair.map(({ person, other, agreement, kappa }) => ({
        label: `${nameOf(person)} and ${nameOf(other)}`,
        agreement,
        kappa,
        search: { answeredBy: person, otherBy: other },
      }));
    case 'week':
      return question.byWeek.map(({ week, agreement }) => ({
        label: week,
        agreement,
        search: { answeredIn: week },
      }));
  }
}
