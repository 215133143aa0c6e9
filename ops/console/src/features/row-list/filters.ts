import type { Filter } from '../../shared/address/FilterBar';
import { stageOptions } from '../../shared/projects/stages';
import { shortTime } from '../../shared/time/format';
import type { SkipReason } from '../../shared/api/types';
import { SLA, spoken, STATES } from '../../shared/ui/status';
import type { Choices } from '../../shared/projects/choices';
import { filtersIn, type RowSearch } from './search';

const STATUSES = Object.entries(SLA).map(([value, { label }]) => ({ value, label }));
const ROW_STATES = Object.entries(STATES).map(([value, label]) => ({ value, label }));
const ACCEPTED_BY = [
  { value: 'MODEL', label: 'Model' },
  { value: 'LABEL', label: 'Label, without review' },
  { value: 'REVIEW', label: 'Review' },
];

const same = (values: string[]) => values.map((value) => ({ value, label: value }));

/** What the ontology's choices can be answered with. */
function classesOf({ project }: Choices): string[] {
  const options = project?.ontology.annotations.flatMap((one) => one.options) ?? [];
  return [...new Set(options)];
}

/** What numbers elsewhere count by; shown where the address asks for it. */
const FURTHER: { [name in keyof RowSearch]?: string } = {
  step: 'Step',
  acceptedFrom: 'Accepted from',
  acceptedTo: 'Accepted before',
  outcome: 'Outcome',
  model: 'Model',
  modelVersion: 'Model version',
  predictedClass: 'Proposed class',
  confidenceFrom: 'Confidence from',
  confidenceTo: 'Confidence to',
  proposedBy: 'Proposed by',
  confidenceBand: 'Confidence from (tenths)',
  counted: 'Proposal was',
  overturned: 'Decision overturned',
  reviewed: 'Has been reviewed',
  rejected: 'Was rejected',
  firstPass: 'Passed the first time',
  audited: 'Drawn for audit',
  agreed: 'Model was right',
  reopeningAsked: 'Reopening requested',
  breached: 'Was late',
  breachedOn: 'Late on (UTC)',
  breachedStage: 'Late at',
  question: 'Question',
  compare: 'Compared',
  answeredBy: 'Answered by',
  answer: 'Answer',
  otherBy: 'And by',
  otherAnswer: 'Other answer',
  answeredIn: 'Answered in week',
  ids: 'Chosen rows',
};

/** What became of a proposal. */
const COUNTED: Record<string, string> = {
  COMPARED: 'compared',
  UNCHANGED: 'unchanged in review',
  CORRECTED: 'corrected',
  REJECTED: 'rejected',
};

/** Which answers are set against each other. */
const COMPARE: Record<string, string> = {
  INDEPENDENT: 'Independent answers',
  FIRST: 'First and accepted answer',
  PROPOSED: 'Proposed and accepted answer',
};

/** Filters that name a person by id. */
const PEOPLE = new Set<string>(['answeredBy', 'otherBy']);

/** Why a row is skipped; a project has no list of its own. */
const SKIP_REASONS: SkipReason[] = ['CANNOT_BE_READ', 'NOT_PART_OF_THE_TASK', 'CANNOT_DECIDE'];

function reasonsOf({ project }: Choices) {
  const reasons = [...(project?.review.rejectionReasons ?? []), ...SKIP_REASONS];
  return [...new Set(reasons)].map((value) => ({ value, label: spoken(value) }));
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

function said(name: string, value: string): string {
  if (name === 'ids') return `${value.split(',').length} selected`;
  if (value === 'true') return 'Yes';
  if (value === 'false') return 'No';
  if (name === 'compare') return COMPARE[value] ?? value;
  if (name === 'counted') return COUNTED[value] ?? value;
  return INSTANT.test(value) ? shortTime(value) : value;
}

/** The filters that every list of rows has, and those that the address asks for. */
export function filtersOf(choices: Choices, search: RowSearch): Filter<keyof RowSearch>[] {
  const { project } = choices;
  const people = choices.members.map(({ user, name }) => ({ value: user, label: name }));
  const batches = choices.batches.map(({ id, name }) => ({ value: id, label: name }));
  const always: Filter<keyof RowSearch>[] = [
    { name: 'state', label: 'State', options: ROW_STATES, width: 150 },
    { name: 'stage', label: 'Stage', options: stageOptions(choices.project), width: 120 },
    { name: 'sla', label: 'Status', options: STATUSES, width: 140 },
    { name: 'batch', label: 'Batch', options: batches },
    { name: 'key', label: 'Key starts with', width: 130 },
    {
      name: 'finalClass',
      label: 'Final class',
      options: same(classesOf(choices)),
      width: 130,
    },
    { name: 'acceptedBy', label: 'Accepted by', options: ACCEPTED_BY, width: 130 },
    { name: 'author', label: 'Labelled by', options: people, width: 120 },
    { name: 'reviewer', label: 'Reviewed by', options: people, width: 120 },
    { name: 'reason', label: 'Rejected or skipped for', options: reasonsOf(choices), width: 170 },
    {
      name: 'metadata',
      label: 'Metadata',
      placeholder: 'name=value',
      width: 130,
      complete: (entry) => entry.includes('='),
    },
  ];
  if (project?.mediaType.startsWith('text/') === true) {
    always.push({
      name: 'text',
      label: 'Text contains',
      width: 130,
      complete: (text) => text.length > 1,
    });
  }
  const shown = new Set(always.map((filter) => filter.name));
  const asked = Object.entries(filtersIn(search)) as [keyof RowSearch, string][];
  const further = asked
    .filter(([name]) => !shown.has(name))
    .map(([name, value]): Filter<keyof RowSearch> => {
      const label = FURTHER[name] ?? spoken(name);
      const known = PEOPLE.has(name) ? people.find((person) => person.value === value) : undefined;
      return { name, label, options: [known ?? { value, label: said(name, value) }] };
    });
  return [...always, ...further];
}
