import type { ModelRef, Row, RowEvent } from '../../shared/api/types';
import type { NameOf } from '../../shared/history/tell';
import { modelsOf } from './proof';

/** Who, when, which: what is asked of a row first. */
export interface Summary {
  /** Everybody who wrote a label, once, the first one first. */
  authors: string[];
  /** Everybody who reviewed one. */
  reviewers: string[];
  models: ModelRef[];
  /** Of the model's last proposal. */
  confidence: number | undefined;
  /** Who or what had the last word, where there was one. */
  acceptedBy: string | undefined;
}

const once = (names: string[]): string[] => [...new Set(names)];

function lastWord(row: Row, events: readonly RowEvent[], nameOf: NameOf): string | undefined {
  if (row.acceptedBy === undefined) return undefined;
  const model = modelsOf(events).at(-1);
  if (row.acceptedBy === 'MODEL') return model ? `${model.name} ${model.version}` : 'a model';
  const review = row.reviews.at(-1);
  const reviewed = row.acceptedBy === 'REVIEW' && review !== undefined;
  return reviewed ? nameOf(review.reviewer) : 'without review';
}

/** The summary of a row and its history. */
export function summaryOf(row: Row, events: readonly RowEvent[], nameOf: NameOf): Summary {
  return {
    authors: once(row.labels.flatMap(({ author }) => (author === undefined ? [] : nameOf(author)))),
    reviewers: once(row.reviews.map((review) => nameOf(review.reviewer))),
    models: modelsOf(events),
    confidence: row.labels.findLast((label) => label.confidence !== undefined)?.confidence,
    acceptedBy: lastWord(row, events, nameOf),
  };
}
