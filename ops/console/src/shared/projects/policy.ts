import type { DayOfWeek, Group, Policy, PreLabelPolicy, ReviewPolicy } from '../api/types';

const GROUP_LABELS: Record<Group, string> = {
  labellers: 'Labellers',
  reviewers: 'Reviewers',
  leads: 'Leads',
};

/** Who can do a stage of review. */
export const GROUPS = Object.keys(GROUP_LABELS) as Group[];

export const groupOptions = GROUPS.map((value) => ({ value, label: GROUP_LABELS[value] }));

/** The days of a week in their order, by the names that the server has for them. */
export const DAYS: Record<DayOfWeek, string> = {
  MON: 'Monday',
  TUE: 'Tuesday',
  WED: 'Wednesday',
  THU: 'Thursday',
  FRI: 'Friday',
  SAT: 'Saturday',
  SUN: 'Sunday',
};

/** How much of what a model accepts alone may be wrong, where the rules say so. */
export const boundOf = (preLabel: PreLabelPolicy | undefined): { mostErrors?: number } =>
  preLabel?.mostErrors === undefined ? {} : { mostErrors: preLabel.mostErrors };

/** The same with another share of errors; none where it is no number. */
export function withBound(preLabel: PreLabelPolicy, mostErrors: number): PreLabelPolicy {
  const others = { ...preLabel };
  delete others.mostErrors;
  return Number.isNaN(mostErrors) ? others : { ...others, mostErrors };
}

/** How long a row is on the screen before it can be decided, in milliseconds. */
export const minimumViewOf = (review: Pick<ReviewPolicy, 'minimumViewMillis'>): number =>
  review.minimumViewMillis ?? 300;

type ClaimOrder = NonNullable<ReviewPolicy['claimOrder']>;

const CLAIM_ORDERS: Record<ClaimOrder, string> = {
  DUE_FIRST: 'What is overdue or at risk',
  PRIORITY_FIRST: 'What has the highest priority',
};

export const CLAIM_ORDER_NAMES = Object.keys(CLAIM_ORDERS) as ClaimOrder[];

export const claimOrderOptions = CLAIM_ORDER_NAMES.map((value) => ({
  value,
  label: CLAIM_ORDERS[value],
}));

/** What whoever asks for the next task is given first. */
export const claimOrderOf = (review: Pick<ReviewPolicy, 'claimOrder'>): ClaimOrder =>
  review.claimOrder ?? 'DUE_FIRST';

/** The same within a sentence. */
export const spokenOrder = (order: ClaimOrder): string => `w${CLAIM_ORDERS[order].slice(1)}`;

/** Whether a row is only skipped once a second person would skip it, too. */
export const skipsAreConfirmed = (review: Pick<ReviewPolicy, 'confirmSkips'>): boolean =>
  review.confirmSkips ?? false;

/** What a policy calls its model: with the version, where it names one. */
export const modelName = ({
  model,
  version,
}: {
  model: string;
  version?: string | undefined;
}): string => (version === undefined ? model : `${model} ${version}`);

/** The rules of a project as it is now. */
export function policyOf(project: Policy): Policy {
  const { ontology, preLabel, review, sla, instructions, quality } = project;
  return {
    ontology,
    review,
    ...(preLabel === undefined ? {} : { preLabel }),
    ...(sla === undefined ? {} : { sla }),
    ...(instructions === undefined ? {} : { instructions }),
    ...(quality === undefined ? {} : { quality }),
  };
}
