import type { Group, Member, Policy, ReviewStage, Role } from '../../shared/api/types';
import { skipsAreConfirmed } from '../../shared/projects/policy';

/** What each role may do, in plain words. */
export const ROLE_WORDS: Record<Role, { label: string; may: string }> = {
  labeller: { label: 'Labeller', may: 'labels rows, and relabels them after a rejection' },
  reviewer: { label: 'Reviewer', may: 'reviews labels that others wrote' },
  lead: {
    label: 'Lead',
    may: 'reviews, adjudicates, and assigns, releases and escalates work',
  },
  manager: {
    label: 'Manager',
    may: 'changes settings and people, imports rows, trains models, sees every figure',
  },
  auditor: { label: 'Auditor', may: 'reads everything, changes nothing' },
  admin: { label: 'Administrator', may: 'does what a manager does, and assigns work' },
};

/** Roles whose labels and reviews are measured on rows with a known answer. */
const MEASURED: Role[] = ['labeller', 'reviewer', 'lead'];
/** Roles that see those answers. */
const INFORMED: Role[] = ['manager', 'auditor', 'admin'];

/** What a change of roles brings with it beyond what each role may do. */
export function consequences(before: Role[], after: Role[]): string[] {
  const has = (roles: Role[], some: Role[]) => roles.some((role) => some.includes(role));
  const begins = has(after, MEASURED) && !has(before, MEASURED);
  const sees = has([...before, ...after], INFORMED);
  return begins && sees
    ? [
        'From then on they do not see which rows have a known answer, not even after they stop labelling or reviewing.',
      ]
    : [];
}

const GROUP_ROLES: Record<Group, Role> = {
  labellers: 'labeller',
  reviewers: 'reviewer',
  leads: 'lead',
};

/** What would come to a standstill with these people. */
export function gaps(members: Member[], review: Policy['review'] | undefined): string[] {
  const holders = (role: Role) => members.filter((member) => member.roles.includes(role));
  const found: string[] = [];
  if (holders('labeller').length === 0) found.push('Nobody can label: add a labeller.');
  for (const stage of review?.stages ?? []) {
    const role = GROUP_ROLES[stage.group];
    const able = holders(role);
    if (able.length === 0) {
      found.push(`Nobody can do "${stage.name}": add a ${role}.`);
    } else if (able.length === 1 && able[0]?.roles.includes('labeller') === true) {
      const name = able[0].name;
      found.push(
        `Only ${name} can do "${stage.name}", but ${name} labels too, and nobody reviews a label of their own.`,
      );
    }
  }
  if (review?.repeatReviewers === false) found.push(...repeated(review.stages, holders));
  if (review !== undefined && skipsAreConfirmed(review)) found.push(...alone(review, holders));
  if (holders('lead').length === 0) {
    found.push('There is no lead: rows with no rounds left would wait forever.');
  }
  if (holders('manager').length === 0) found.push('Nobody manages this project: add a manager.');
  return found;
}

/** Stages that wait for one person, who has reviewed the label at another stage already. */
function repeated(stages: ReviewStage[], holders: (role: Role) => Member[]): string[] {
  const only = (stage: ReviewStage) => {
    const able = holders(GROUP_ROLES[stage.group]);
    return able.length === 1 ? able[0]?.name : undefined;
  };
  return stages.flatMap((stage, i) => {
    const name = only(stage);
    const earlier = stages.slice(0, i).find((one) => only(one) === name);
    return name === undefined || earlier === undefined
      ? []
      : [
          `Only ${name} can do "${earlier.name}" and "${stage.name}", and nobody reviews a label twice: add somebody, or allow it in the settings.`,
        ];
  });
}

/** Roles of one person, whose skips nobody confirms. */
function alone(review: Policy['review'], holders: (role: Role) => Member[]): string[] {
  const roles = new Set<Role>([
    'labeller',
    ...review.stages.map((stage) => GROUP_ROLES[stage.group]),
    'lead',
  ]);
  return [...roles].flatMap((role) => {
    const able = holders(role);
    return able.length === 1
      ? [
          `Only ${able[0]?.name} is a ${role}: a row that they skip waits for another ${role} to confirm it.`,
        ]
      : [];
  });
}

/** The roles with one more, or one less, in the order in which roles are listed. */
export function toggled(roles: Role[], role: Role, all: Role[]): Role[] {
  const next = roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role];
  return all.filter((one) => next.includes(one));
}
