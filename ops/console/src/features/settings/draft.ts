import { kindOf } from '../../shared/annotationKinds/registry';
import type {
  Calendar,
  Definition,
  FlowVersion,
  Policy,
  PreLabelPolicy,
  QualityPolicy,
  ReviewPolicy,
  SlaPolicy,
} from '../../shared/api/types';

/** A definition in the form; `id` only tells it from its neighbours. */
export interface DraftDefinition extends Omit<Definition, 'description'> {
  id: string;
  description: string;
}

/** A project as a form has it: a name and rules that need not be valid yet. */
export interface Draft {
  name: string;
  mediaType: string;
  ontology: { annotations: DraftDefinition[] };
  preLabel: PreLabelPolicy | null;
  review: ReviewPolicy;
  sla: SlaPolicy | null;
  instructions: string;
  quality: QualityPolicy | null;
}

/** What a flow that looks until labels are sure is first told: how sure, and after how many looks. */
const FIRST_QUALITY: QualityPolicy = { target: 0.99, mostLooks: 4 };

let made = 0;

export const draftDefinition = (definition: Definition): DraftDefinition => ({
  ...definition,
  id: `definition-${made++}`,
  description: definition.description ?? '',
});

export function draftOf(name: string, mediaType: string, policy: Policy): Draft {
  return {
    name,
    mediaType,
    ontology: { annotations: policy.ontology.annotations.map(draftDefinition) },
    preLabel: policy.preLabel ?? null,
    review: policy.review,
    sla: policy.sla ?? null,
    instructions: policy.instructions ?? '',
    quality: policy.quality ?? null,
  };
}

function definitionOf(draft: DraftDefinition): Definition {
  return {
    name: draft.name.trim(),
    type: draft.type,
    options: kindOf(draft).hasOptions ? draft.options.map((option) => option.trim()) : [],
    required: draft.required,
    ...(draft.description.trim() === '' ? {} : { description: draft.description.trim() }),
  };
}

/** Limits of stages that the flow no longer has go with them. */
function slaOf(sla: SlaPolicy, stages: string[]): SlaPolicy {
  const kept = Object.entries(sla.stages).filter(([stage]) => stages.includes(stage));
  return { ...sla, stages: Object.fromEntries(kept) };
}

/** The stages that work goes through, in order, with those that every flow has. */
export const stagesOf = (review: ReviewPolicy): string[] => [
  'label',
  ...review.stages.map((stage) => stage.name.trim()),
  'rework',
  'adjudicate',
];

/** The rules as the server takes them. */
export function policyOfDraft(draft: Draft): Policy {
  const review = {
    ...draft.review,
    stages: draft.review.stages.map((stage) => ({ ...stage, name: stage.name.trim() })),
    rejectionReasons: draft.review.rejectionReasons.map((reason) => reason.trim()),
  };
  return {
    ontology: { annotations: draft.ontology.annotations.map(definitionOf) },
    review,
    ...(draft.preLabel === null ? {} : { preLabel: draft.preLabel }),
    ...(draft.sla === null ? {} : { sla: slaOf(draft.sla, stagesOf(review)) }),
    ...(draft.instructions.trim() === '' ? {} : { instructions: draft.instructions }),
    ...(draft.quality === null ? {} : { quality: draft.quality }),
  };
}

const FIRST_NAMES = ['review', 'acceptance'];

/** The review with a stage more, under a name that no other has. */
export function withAnotherStage(review: ReviewPolicy): ReviewPolicy {
  const names = [...FIRST_NAMES, `review ${review.stages.length + 1}`];
  const free = names.find((name) => !review.stages.some((stage) => stage.name === name));
  const stage: ReviewPolicy['stages'][0] = { name: free ?? '', group: 'leads', share: 0.2 };
  return { ...review, stages: [...review.stages, stage] };
}

/** The review without one of its stages. */
export function withoutStage(review: ReviewPolicy, at: number): ReviewPolicy {
  return { ...review, stages: review.stages.filter((_, i) => i !== at) };
}

/** The review in another flow: a stage that it needs is added, those too many are dropped. */
export function withFlow(review: ReviewPolicy, flow: FlowVersion): ReviewPolicy {
  const stages = review.stages.slice(0, flow.mostStages);
  const kept = { ...review, flow: flow.key, flowVersion: flow.version, stages };
  return stages.length < flow.fewestStages ? withAnotherStage(kept) : kept;
}

/** The draft in another flow, with a quality to reach if that is one that looks until it is. */
export function withFlowOf({ review, quality }: Draft, flow: FlowVersion) {
  return {
    review: withFlow(review, flow),
    quality: flow.untilSure ? (quality ?? FIRST_QUALITY) : null,
  };
}

/** The draft with a review stage called otherwise; its due time goes with it. */
export function withStageName(
  { review, sla }: Draft,
  at: number,
  name: string,
): Pick<Draft, 'review' | 'sla'> {
  const before = review.stages[at]?.name ?? '';
  const stages = review.stages.map((stage, i) => (i === at ? { ...stage, name } : stage));
  const taken = stagesOf(review).includes(name.trim());
  const limits = Object.entries(sla?.stages ?? {}).map(([stage, limit]) => [
    stage === before.trim() && !taken ? name.trim() : stage,
    limit,
  ]);
  return {
    review: { ...review, stages },
    sla:
      sla === null ? null : { ...sla, stages: Object.fromEntries(limits) as SlaPolicy['stages'] },
  };
}

/** The service levels with another limit for a stage, or with none. */
export function withLimit(sla: SlaPolicy, stage: string, iso: string | undefined): SlaPolicy {
  const others = Object.entries(sla.stages).filter(([one]) => one !== stage);
  const own = iso === undefined ? [] : [[stage, iso] as const];
  return { ...sla, stages: Object.fromEntries([...others, ...own]) };
}

/** The service levels counted in working hours; without a calendar, around the clock. */
export function withCalendar(sla: SlaPolicy, calendar: Calendar | undefined): SlaPolicy {
  const { stages, warnAt } = sla;
  return calendar === undefined ? { stages, warnAt } : { stages, warnAt, calendar };
}
