import { wordsOf } from '../annotationKinds/registry';
import type { Annotation, EventType, Route, RouteReason, StoredEvent } from '../api/types';
import { duration, shortTime } from '../time/format';
import { count, share } from '../ui/numbers';
import { spoken } from '../ui/status';
import type { DataOf } from './event';

/** Whom an id means. */
export type NameOf = (user: string) => string;

/** An event in words: who did what, and what else it says. */
export interface Told {
  who: string;
  does: string;
  facts: [label: string, value: string][];
  comment?: string | undefined;
}

/** An event and who made it happen. */
export type Happened = StoredEvent & { actor: string };

/** What one event says, with absent values left out. */
type Telling<Type extends EventType> = (
  data: DataOf<Type>,
  nameOf: NameOf,
) => {
  who?: string;
  does: string;
  facts?: [string, string | undefined][];
  comment?: string | undefined;
};

/** A label in words: "category: Bag". */
export function labelText(annotations: readonly Annotation[]): string {
  return annotations.map((one) => `${one.name}: ${wordsOf(one)}`).join(' · ') || 'nothing';
}

const modelText = (model: { name: string; version: string }): string =>
  `${model.name} ${model.version}`;

const REASONS: Record<RouteReason, string> = {
  CONFIDENT: 'the model is confident enough',
  AUDIT: 'confident enough, but drawn for an audit',
  UNCERTAIN: 'the model is not confident enough to skip review',
  UNSURE: 'the model is too unsure to show its proposal',
  BENCHMARK: 'a benchmark: its true label is known',
  MODEL_FAILED: 'the model could not propose a label',
};

const ROUTES: Record<Route, string> = {
  ACCEPT: 'to acceptance',
  REVIEW: 'to review',
  LABEL: 'to labelling',
};

const spent = (seconds: number | undefined): [string, string | undefined] => [
  'Time spent',
  seconds === undefined ? undefined : duration(seconds),
];

const due = (at: string | undefined): [string, string | undefined] => [
  'Due',
  at === undefined ? undefined : shortTime(at),
];

const at = (data: { stage: string; round: number }): [string, string][] => [
  ['Stage', spoken(data.stage)],
  ['Round', String(data.round)],
];

const reasonText = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : spoken(reason);

const TELLINGS: { [Type in EventType]: Telling<Type> } = {
  'data-row-registered': (data) => ({
    does: `registered the row “${data.key}”`,
    facts: [
      ['Content', `${data.content.mediaType}, ${data.content.bytes} bytes`],
      ['SHA-256', data.content.sha256],
      ['Policy', `version ${data.policyVersion}`],
      ['Benchmark', data.benchmark?.length ? labelText(data.benchmark) : undefined],
      ['Next', data.awaitsPreLabel ? 'a model is asked' : 'no model is asked'],
    ],
  }),
  'pre-label-requested': ({ model }) => ({
    does: `asked the model ${modelText(model)}`,
    facts: [['Model hash', model.sha256]],
  }),
  'pre-label-proposed': (data) => ({
    who: modelText(data.model),
    does: `proposed ${labelText(data.annotations)}`,
    facts: [
      ['Confidence', share(data.confidence)],
      ['Model hash', data.model.sha256],
      ['Source', data.modelRunId === undefined ? 'with the import' : `from run ${data.modelRunId}`],
    ],
  }),
  'pre-label-failed': ({ model, reason }) => ({
    ...(model === undefined ? {} : { who: modelText(model) }),
    does: 'could not propose a label',
    facts: [
      ['Reason', reason],
      ['Model hash', model?.sha256],
    ],
  }),
  'data-row-routed': (data) => ({
    does: `sent the row ${ROUTES[data.route]}`,
    facts: [['Because', data.reason && REASONS[data.reason]]],
  }),
  'task-opened': (data, nameOf) => ({
    does: `opened a task: ${spoken(data.stage).toLowerCase()}`,
    facts: [
      ...at(data),
      ['For', spoken(data.group)],
      due(data.dueAt),
      [
        'Not for',
        data.author === undefined ? undefined : `${nameOf(data.author)}, who wrote the label`,
      ],
      ['Kept for', data.reservedFor === undefined ? undefined : nameOf(data.reservedFor)],
    ],
  }),
  'task-claimed': (data, nameOf) => ({
    does: `assigned the task to ${nameOf(data.assignee)}`,
    facts: [['Held until', shortTime(data.expiresAt)]],
  }),
  'task-released': (data, nameOf) => ({ does: `released the task of ${nameOf(data.assignee)}` }),
  'claim-expired': (data, nameOf) => ({
    does: `returned the task to the queue: the time of ${nameOf(data.assignee)} ran out`,
  }),
  'label-submitted': (data) => ({
    does: `labelled it ${labelText(data.annotations)}`,
    facts: [...at(data), spent(data.secondsSpent)],
    comment: data.comment,
  }),
  'label-approved': (data) => ({
    does: 'approved the label',
    facts: [...at(data), spent(data.secondsSpent)],
    comment: data.comment,
  }),
  'label-corrected': (data) => ({
    does: `corrected the label to ${labelText(data.annotations)}`,
    facts: [...at(data), ['Reason', reasonText(data.reason)], spent(data.secondsSpent)],
    comment: data.comment,
  }),
  'label-rejected': (data) => ({
    does: `rejected the label: ${spoken(data.reason).toLowerCase()}`,
    facts: [
      ...at(data),
      ['Next', data.roundsLeft ? 'it goes to rework' : 'a lead decides'],
      spent(data.secondsSpent),
    ],
    comment: data.comment,
  }),
  'sent-to-rework': (data, nameOf) => ({
    does: `sent the row to rework, round ${data.round}`,
    facts: [['Label of', data.author === undefined ? undefined : nameOf(data.author)]],
  }),
  'label-adjudicated': (data) => ({
    does: `decided as adjudicator: ${labelText(data.annotations)}`,
    facts: [['Round', String(data.round)], spent(data.secondsSpent)],
    comment: data.comment,
  }),
  'data-row-skipped': (data) => ({
    does: 'skipped the row: it cannot be labelled',
    facts: [
      ['Stage', spoken(data.stage)],
      ['Reason', reasonText(data.reason)],
    ],
    comment: data.comment,
  }),
  'data-row-accepted': (data) => ({
    does: `accepted ${labelText(data.annotations)}`,
    facts: [
      ['Accepted by', data.acceptedBy === 'MODEL' ? 'the model, automatically' : 'review'],
      ['Round', String(data.round)],
    ],
  }),
  'data-row-reopened': (data) => ({ does: 'reopened the row', comment: data.reason }),
  'sla-at-risk': (data) => ({
    does: `warned: the task at ${spoken(data.stage).toLowerCase()} is close to its due time`,
    facts: [['Due', shortTime(data.dueAt)]],
  }),
  'sla-breached': (data) => ({
    does: `noted that the task at ${spoken(data.stage).toLowerCase()} is overdue`,
    facts: [['Due', shortTime(data.dueAt)]],
  }),
  'project-created': (data) => ({
    does: `created the project “${data.name}”`,
    facts: [['Content', data.mediaType]],
  }),
  'project-policy-changed': (data) => ({
    does: `changed the policy: version ${data.policyVersion}`,
  }),
  'member-roles-changed': (data, nameOf) => ({
    does:
      data.roles.length === 0
        ? `removed ${nameOf(data.member)} from the project`
        : `made ${nameOf(data.member)} ${data.roles.join(' and ')}`,
  }),
  'batch-created': (data) => ({
    does: `created the batch “${data.name}”`,
    facts: [due(data.dueAt), ['Priority', String(data.priority)]],
  }),
  'batch-rescheduled': (data) => ({
    does: 'rescheduled the batch',
    facts: [due(data.dueAt), ['Priority', String(data.priority)], ['Batch', data.batchId]],
  }),
  'batch-import-finished': (data) => ({
    does: `finished an import: ${count(data.registered)} of ${count(data.received)} lines registered`,
    facts: [
      ['Duplicates', count(data.duplicates)],
      ['Failed', count(data.failed)],
    ],
  }),
  'model-registered': (data) => ({
    does: `registered the model ${modelText(data.model)}`,
    facts: [
      ['Model hash', data.model.sha256],
      ['Trained on', data.examples > 0 ? `${count(data.examples)} rows` : undefined],
    ],
  }),
  'model-run-started': (data) => ({
    does: `ran the model ${modelText(data.model)} on ${count(data.rows)} rows`,
    facts: [['Model hash', data.model.sha256]],
  }),
  'model-run-requested': (data) => ({
    does: `asked the model for ${count(data.rows)} rows`,
  }),
  'task-escalated': (data) => ({
    does: `made the task urgent`,
    facts: [['Priority', String(data.priority)]],
    comment: data.reason,
  }),
};

/** Those who claim a task themselves take it. */
function ownWords(event: Happened): string | undefined {
  if (event.type === 'task-claimed' && event.actor === event.data.assignee) return 'took the task';
  if (event.type === 'task-released' && event.actor === event.data.assignee)
    return 'released the task';
  return undefined;
}

/** An event in plain words. */
export function tellEvent(event: Happened, nameOf: NameOf): Told {
  const telling = TELLINGS[event.type] as Telling<EventType> | undefined;
  const told = telling?.(event.data, nameOf) ?? { does: spoken(event.type).toLowerCase() };
  return {
    who: told.who ?? nameOf(event.actor),
    does: ownWords(event) ?? told.does,
    facts: (told.facts ?? []).filter((fact): fact is [string, string] => fact[1] !== undefined),
    comment: told.comment,
  };
}
