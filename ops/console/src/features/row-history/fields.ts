import { wordsOf } from '../../shared/annotationKinds/registry';
import type { Annotation, ModelRef, Row, RowEvent } from '../../shared/api/types';
import { labelText, type NameOf } from '../../shared/history/tell';
import { exactTime } from '../../shared/time/format';
import { share } from '../../shared/ui/numbers';
import { spoken, stateName } from '../../shared/ui/status';

/** One thing that a version of a row says; `value` is what is compared, `text` what is read. */
interface Field {
  key: string;
  label: string;
  value: unknown;
  text: string | undefined;
}

/** A field in two versions. */
export interface Difference {
  key: string;
  label: string;
  before: string | undefined;
  after: string | undefined;
  changed: boolean;
}

type Fields = (row: Row, nameOf: NameOf) => Field[];

function field(key: string, label: string, value: unknown, text?: string): Field {
  const written =
    typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return { key, label, value, text: value === undefined ? undefined : (text ?? written) };
}

function named<T>(
  key: string,
  label: string,
  value: T | undefined,
  say: (value: T) => string,
): Field {
  return { key, label, value, text: value === undefined ? undefined : say(value) };
}

const work: Fields = (row, nameOf) => [
  named('state', 'State', row.state, stateName),
  named('stage', 'Stage', row.stage, spoken),
  named('step', 'Process step', row.step ?? row.endStep, spoken),
  field('round', 'Round', row.round),
  field('task', 'Task', row.task),
  named('assignee', 'Held by', row.assignee, nameOf),
  named('dueAt', 'Due', row.dueAt, exactTime),
  named('sla', 'SLA status', row.sla, spoken),
];

const decisions: Fields = (row) => [
  named('acceptedBy', 'Accepted by', row.acceptedBy, spoken),
  named('finishedAt', 'Finished', row.finishedAt, exactTime),
  named('route', 'Sent to', row.route, spoken),
  named('routeReason', 'Reason', row.routeReason, spoken),
];

const lists: Fields = (row, nameOf) => [
  field(
    'labels',
    'Labels so far',
    row.labels,
    row.labels
      .map(
        (label) =>
          `${label.author === undefined ? (label.model ?? '') : nameOf(label.author)}: ${labelText(label.annotations)}`,
      )
      .join('\n') || 'none',
  ),
  field(
    'reviews',
    'Reviews so far',
    row.reviews,
    row.reviews
      .map(
        (review) =>
          `${nameOf(review.reviewer)}: ${spoken(review.outcome).toLowerCase()} at ${spoken(review.stage).toLowerCase()}`,
      )
      .join('\n') || 'none',
  ),
];

const origin: Fields = (row) => [
  field('policyVersion', 'Policy version', row.policyVersion),
  field('key', 'Key', row.key),
  field('batch', 'Batch', row.batch),
  field('content', 'Content SHA-256', row.content.sha256),
  ...Object.entries(row.metadata).map(([key, value]) => field(`metadata.${key}`, key, value)),
];

function byName(annotations: readonly Annotation[]): Map<string, Annotation[]> {
  const names = new Map<string, Annotation[]>();
  annotations.forEach((one) => names.set(one.name, [...(names.get(one.name) ?? []), one]));
  return names;
}

function annotationFields(row: Row): Field[] {
  return [...byName(row.annotations)].map(([name, all]) =>
    field(`annotation.${name}`, `Label: ${name}`, all, all.map(wordsOf).join('\n')),
  );
}

/** The proposal that was known at a version. */
export function proposalAt(
  events: readonly RowEvent[],
  version: number,
): { model: ModelRef; confidence: number } | undefined {
  let found: { model: ModelRef; confidence: number } | undefined;
  for (const event of events) {
    if (event.version > version) break;
    if (event.type === 'pre-label-proposed') found = event.data;
  }
  return found;
}

function modelFields(events: readonly RowEvent[], version: number): Field[] {
  const proposal = proposalAt(events, version);
  const model = proposal?.model;
  return [
    field('model', 'Model', model && `${model.name} ${model.version}`),
    field('modelHash', 'Model SHA-256', model?.sha256),
    field('confidence', 'Model confidence', proposal?.confidence, share(proposal?.confidence)),
  ];
}

/** Everything that a version of a row says, in the order in which it is read. */
export function fieldsOf(row: Row, events: readonly RowEvent[], nameOf: NameOf): Field[] {
  return [
    ...work(row, nameOf),
    ...annotationFields(row),
    ...modelFields(events, row.version),
    ...decisions(row, nameOf),
    ...lists(row, nameOf),
    ...origin(row, nameOf),
  ];
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The fields of two versions beside one another; those that neither has are left out. */
export function differences(before: readonly Field[], after: readonly Field[]): Difference[] {
  const earlier = new Map(before.map((one) => [one.key, one]));
  const later = new Map(after.map((one) => [one.key, one]));
  const keys = merged(
    before.map((one) => one.key),
    after.map((one) => one.key),
  );
  return keys.flatMap((key) => {
    const [one, other] = [earlier.get(key), later.get(key)];
    if (one?.text === undefined && other?.text === undefined) return [];
    return {
      key,
      label: (other ?? one)?.label ?? key,
      before: one?.text,
      after: other?.text,
      changed: !same(one?.value, other?.value),
    };
  });
}

/** Both lists in one, each in its order: what only the first has stands after its neighbour there. */
export function merged(first: readonly string[], second: readonly string[]): string[] {
  const all = [...second];
  first.forEach((key, index) => {
    if (all.includes(key)) return;
    const neighbour = first[index - 1];
    all.splice(neighbour === undefined ? 0 : all.indexOf(neighbour) + 1, 0, key);
  });
  return all;
}
