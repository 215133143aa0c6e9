import {
  IconClockExclamation,
  IconEye,
  IconFolderCog,
  IconPackage,
  IconRobot,
  IconTag,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import type { EventType } from '../api/types';
import { spoken } from '../ui/status';

/** What an event is about. */
export type EventKind = 'row' | 'model' | 'label' | 'review' | 'task' | 'sla' | 'project';

interface Look {
  label: string;
  icon: Icon;
  color: string;
}

/** The name, the sign and the colour of each kind, in the order of a row's way. */
export const KINDS: Record<EventKind, Look> = {
  row: { label: 'Row', icon: IconPackage, color: 'var(--cs-accent)' },
  model: { label: 'Model', icon: IconRobot, color: 'var(--cs-series-4)' },
  label: { label: 'Label', icon: IconTag, color: 'var(--cs-on-track)' },
  review: { label: 'Review', icon: IconEye, color: 'var(--cs-series-3)' },
  task: { label: 'Task', icon: IconUserCheck, color: 'var(--mantine-color-dimmed)' },
  sla: { label: 'Service level', icon: IconClockExclamation, color: 'var(--cs-at-risk)' },
  project: { label: 'Project', icon: IconFolderCog, color: 'var(--mantine-color-dimmed)' },
};

interface TypeLook {
  kind: EventKind;
  name: string;
}

/**
 * What each type of event is about and is called, in the order of a row's way: typed by the
 * catalogue, so that a new type does not compile before it has a name here.
 */
export const EVENT_TYPES: Record<EventType, TypeLook> = {
  'data-row-registered': { kind: 'row', name: 'Row registered' },
  'pre-label-requested': { kind: 'model', name: 'Proposal requested' },
  'pre-label-proposed': { kind: 'model', name: 'Label proposed' },
  'pre-label-failed': { kind: 'model', name: 'No label proposed' },
  'data-row-routed': { kind: 'row', name: 'Row routed' },
  'look-asked': { kind: 'row', name: 'Look asked for' },
  'task-opened': { kind: 'task', name: 'Task opened' },
  'task-claimed': { kind: 'task', name: 'Task taken' },
  'task-released': { kind: 'task', name: 'Task released' },
  'claim-expired': { kind: 'task', name: 'Claim expired' },
  'label-submitted': { kind: 'label', name: 'Label submitted' },
  'label-approved': { kind: 'review', name: 'Label approved' },
  'label-corrected': { kind: 'review', name: 'Label corrected' },
  'label-rejected': { kind: 'review', name: 'Label rejected' },
  'sent-to-rework': { kind: 'review', name: 'Sent to rework' },
  'label-adjudicated': { kind: 'review', name: 'Label adjudicated' },
  'skip-proposed': { kind: 'row', name: 'Skip proposed' },
  'data-row-skipped': { kind: 'row', name: 'Row skipped' },
  'data-row-accepted': { kind: 'row', name: 'Row accepted' },
  'data-row-reopened': { kind: 'row', name: 'Row reopened' },
  'reopening-asked': { kind: 'row', name: 'Reopening requested' },
  'reopening-declined': { kind: 'row', name: 'Request declined' },
  'reopening-undone': { kind: 'row', name: 'Reopening undone' },
  'data-row-withdrawn': { kind: 'row', name: 'Row withdrawn' },
  'data-row-restored': { kind: 'row', name: 'Row restored' },
  'sla-at-risk': { kind: 'sla', name: 'Due soon' },
  'sla-breached': { kind: 'sla', name: 'Overdue' },
  'task-escalated': { kind: 'sla', name: 'Task escalated' },
  'project-created': { kind: 'project', name: 'Project created' },
  'project-policy-changed': { kind: 'project', name: 'Policy changed' },
  'member-roles-changed': { kind: 'project', name: 'Roles changed' },
  'batch-created': { kind: 'project', name: 'Batch created' },
  'batch-rescheduled': { kind: 'project', name: 'Batch rescheduled' },
  'batch-archived': { kind: 'project', name: 'Batch archived' },
  'batch-restored': { kind: 'project', name: 'Batch restored' },
  'sample-drawn': { kind: 'project', name: 'Acceptance sample drawn' },
  'row-looked-at': { kind: 'project', name: 'Sampled row looked at' },
  'sample-judged': { kind: 'project', name: 'Acceptance sample judged' },
  'machine-acceptance-stopped': { kind: 'project', name: 'Model stopped by audits' },
  'machine-acceptance-resumed': { kind: 'project', name: 'Model resumed' },
  'project-archived': { kind: 'project', name: 'Project archived' },
  'project-restored': { kind: 'project', name: 'Project restored' },
  'batch-import-finished': { kind: 'project', name: 'Import finished' },
  'model-registered': { kind: 'model', name: 'Model registered' },
  'model-barred': { kind: 'model', name: 'Model barred' },
  'model-readmitted': { kind: 'model', name: 'Model readmitted' },
  'model-run-started': { kind: 'model', name: 'Model run started' },
  'model-run-requested': { kind: 'model', name: 'Model run requested' },
};

export const isEventType = (value: unknown): value is EventType =>
  typeof value === 'string' && value in EVENT_TYPES;

/** The look of a type; a page older than the server may meet one that it does not know. */
export const typeLook = (type: string): TypeLook =>
  isEventType(type) ? EVENT_TYPES[type] : { kind: 'row', name: spoken(type) };

export const isKind = (value: string): value is EventKind => value in KINDS;
