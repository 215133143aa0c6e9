import { wordsOf } from '../../annotationKinds/registry';
import type { Annotation, EventType } from '../../api/types';
import { duration, shortTime } from '../../time/format';
import { spoken } from '../../ui/status';
import type { DataOf } from '../event';

/** Whom an id means. */
export type NameOf = (user: string) => string;

/** What one event says, with absent values left out. */
export type Telling<Type extends EventType> = (
  data: DataOf<Type>,
  nameOf: NameOf,
) => {
  who?: string;
  does: string;
  facts?: [string, string | undefined][];
  comment?: string | undefined;
};

/** Words for every type of the catalogue. */
export type Tellings = { [Type in EventType]: Telling<Type> };

/** Words for some of them. */
export type SomeTellings = Partial<Tellings>;

/** A label in words: "category: Bag". */
export function labelText(annotations: readonly Annotation[]): string {
  return annotations.map((one) => `${one.name}: ${wordsOf(one)}`).join(' · ') || 'nothing';
}

export const modelText = (model: { name: string; version: string }): string =>
  `${model.name} ${model.version}`;

export const spent = (seconds: number | undefined): [string, string | undefined] => [
  'Time spent',
  seconds === undefined ? undefined : duration(seconds),
];

export const due = (at: string | undefined): [string, string | undefined] => [
  'Due',
  at === undefined ? undefined : shortTime(at),
];

export const at = (data: { stage: string; round: number }): [string, string][] => [
  ['Stage', spoken(data.stage)],
  ['Round', String(data.round)],
];

export const reasonText = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : spoken(reason);
