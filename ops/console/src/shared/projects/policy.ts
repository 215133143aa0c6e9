import type { Schemas } from '../api/client';
import type { Definition } from '../api/types';

export type { Definition };

export interface PreLabelPolicy {
  model: string;
  suggestFrom: number;
  acceptFrom: number;
  auditShare: number;
}

export const GROUPS = ['labellers', 'reviewers', 'leads'] as const;
export type Group = (typeof GROUPS)[number];

export interface ReviewStage {
  name: string;
  group: Group;
  share: number;
}

export interface ReviewPolicy {
  flow: string;
  stages: ReviewStage[];
  maxRounds: number;
  claimMinutes: number;
  rejectionReasons: string[];
}

export const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type Day = (typeof DAYS)[number];

export interface Calendar {
  zone: string;
  days: Day[];
  from: string;
  to: string;
}

export interface SlaPolicy {
  /** ISO durations by stage. */
  stages: Record<string, string>;
  warnAt: number;
  calendar?: Calendar | null;
}

/** The rules that rows are labelled under, as they go over the wire. */
export interface Policy {
  ontology: { annotations: Definition[] };
  preLabel?: PreLabelPolicy | null;
  review: ReviewPolicy;
  sla?: SlaPolicy | null;
  instructions?: string | null;
}

/** The processes to choose from, and how many review stages each has. */
export const FLOWS: Record<string, { label: string; stages: number }> = {
  'single-review': { label: 'One review', stages: 1 },
  'two-stage-review': { label: 'Two reviews, one after the other', stages: 2 },
};

/** The rules of a project as it is now. */
export function policyOf(project: Schemas['ProjectView']): Policy {
  const { ontology, preLabel, review, sla, instructions } = project as unknown as Policy;
  return {
    ontology,
    preLabel: preLabel ?? null,
    review,
    sla: sla ?? null,
    instructions: instructions ?? null,
  };
}
