import { count, share } from '../../ui/numbers';
import { rowsAre } from '../../content/content';
import { due, type SomeTellings } from './telling';

/** Of a project: its rules, its people and its batches. */
export const projects = {
  'project-created': (data) => ({
    does: `created the project “${data.name}”`,
    facts: [['Rows', rowsAre(data.mediaType)]],
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
  'batch-archived': () => ({ does: 'archived the batch: nobody is offered its rows' }),
  'batch-restored': () => ({ does: 'restored the batch' }),
  'sample-drawn': (data) => ({
    does: `drew ${count(data.rows.length)} accepted rows to be looked at again`,
    facts: [
      ['Batch', data.batchId],
      ['Errors that accept it', `up to ${count(data.plan.mostErrors)}`],
      ['Seed', String(data.seed)],
    ],
  }),
  'row-looked-at': (data) => ({
    does: data.agrees
      ? 'looked at a sampled row, and agrees with its label'
      : 'looked at a sampled row, and says something else',
    facts: [['Row', data.dataRowId]],
  }),
  'sample-judged': (data) => ({
    does: data.accepted
      ? `completed an acceptance sample: the batch is accepted with ${count(data.errors)} errors`
      : `completed an acceptance sample: the batch is not accepted, with ${count(data.errors)} errors`,
    facts: [['Batch', data.batchId]],
  }),
  'project-archived': () => ({ does: 'archived the project: nobody is offered its rows' }),
  'project-restored': () => ({ does: 'restored the project' }),
  'machine-acceptance-stopped': (data) => ({
    does: `stopped accepting rows of ${data.modelName} ${data.modelVersion} alone: audits found ${count(data.errors)} of ${count(data.audits)} wrong`,
    facts: [['Allowed to be wrong', share(data.mostErrors)]],
  }),
  'machine-acceptance-resumed': (data) => ({
    does: 'has rows accepted without a person again',
    facts: [['Reason', data.reason]],
  }),
  'batch-import-finished': (data) => ({
    does: `finished an import: ${count(data.registered)} of ${count(data.received)} lines registered`,
    facts: [
      ['Duplicates', count(data.duplicates)],
      ['Failed', count(data.failed)],
    ],
  }),
} satisfies SomeTellings;
