import type { Comeback, LookReason, Route, RouteReason, TaskKind } from '../../api/types';
import { share } from '../../ui/numbers';
import { spoken } from '../../ui/status';
import { labelText, reasonText, type SomeTellings } from './telling';

const REASONS: Record<RouteReason, string> = {
  CONFIDENT: 'the model is confident enough',
  AUDIT: 'confident enough, but drawn for an audit',
  UNCERTAIN: 'the model is not confident enough to skip review',
  UNSURE: 'the model is too unsure to show its proposal',
  BENCHMARK: 'a benchmark: its true label is known',
  MODEL_FAILED: 'the model could not propose a label',
};

const LOOK_REASONS: Record<LookReason, string> = {
  NOTHING_KNOWN: 'nothing is known that could be shown',
  NOT_SURE: 'the label is not sure enough',
  AUDIT: 'the model is confident, but the row was drawn for an audit',
  BENCHMARK: 'a benchmark: its true label is known',
  REJECTED: 'what was shown was rejected',
  PEOPLE_DIFFER: 'people gave different answers',
  MOST_LOOKS: 'it had as many looks as the rules allow',
};

const LOOKS: Record<TaskKind, string> = {
  LABEL: 'a label by somebody who knows of no other',
  REVIEW: 'a review',
  REWORK: 'a rework',
  ADJUDICATE: 'a decision by a lead',
};

const ROUTES: Record<Route, string> = {
  ACCEPT: 'to acceptance',
  REVIEW: 'to review',
  LABEL: 'to labelling',
};

const COMEBACKS: Record<Comeback, string> = {
  AS_IT_WAS: 'it is finished as it was',
  TO_MODEL: 'a model is asked again',
  TO_LABEL: 'it is labelled again',
  TO_REVIEW: 'its label is reviewed again',
};

/** Of a row on its way. */
export const rows = {
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
  'data-row-routed': (data) => ({
    does: `sent the row ${ROUTES[data.route]}`,
    facts: [['Because', data.reason && REASONS[data.reason]]],
  }),
  'look-asked': (data) => ({
    does: `asked for ${LOOKS[data.kind]}`,
    facts: [
      ['Because', LOOK_REASONS[data.reason]],
      ['Sureness', share(data.sureness)],
      ['Wanted', share(data.target)],
    ],
  }),
  'skip-proposed': (data) => ({
    does: 'would skip the row: another person looks at it, too',
    facts: [
      ['Stage', spoken(data.stage)],
      ['Reason', reasonText(data.reason)],
    ],
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
      ['Accepted by', data.acceptedBy === 'MODEL' ? 'the model, automatically' : 'people'],
      ['Round', String(data.round)],
      ['Sureness', data.sureness == null ? undefined : share(data.sureness)],
      ['Wanted', data.target == null ? undefined : share(data.target)],
    ],
  }),
  'data-row-reopened': (data) => ({ does: 'reopened the row', comment: data.reason }),
  'reopening-asked': (data) => ({ does: 'asked to reopen the row', comment: data.reason }),
  'reopening-declined': (data, nameOf) => ({
    does: `declined to reopen the row for ${nameOf(data.askedBy)}`,
    comment: data.comment,
  }),
  'reopening-undone': () => ({ does: 'undid the reopening: the row is finished as it was' }),
  'data-row-withdrawn': (data) => ({ does: 'withdrew the row', comment: data.reason }),
  'data-row-restored': (data) => ({
    does: `restored the row: ${COMEBACKS[data.comeback]}`,
  }),
} satisfies SomeTellings;
