import type { Policy, Project } from '../../shared/api/types';

/** The numbers of a policy that say how much people look at, by a name for each. */
type Dials = Record<string, number>;

/** One of them: what it does, in the words of the page. */
export interface Dial {
  name: string;
  label: string;
  description: string;
}

const MODEL_DIALS: Dial[] = [
  {
    name: 'acceptFrom',
    label: 'Accept from',
    description: 'Minimum confidence to accept the model’s label automatically',
  },
  {
    name: 'suggestFrom',
    label: 'Suggest from',
    description: 'Minimum confidence to send it to review instead of labelling',
  },
  {
    name: 'auditShare',
    label: 'Audit share',
    description: 'Share of automatically accepted rows that a person still reviews',
  },
];

/** What can be dialled in a project. */
export function dialsOf(project: Project): Dial[] {
  const stages = project.review.stages.map((stage) => ({
    name: `stage ${stage.name}`,
    label: `Share of ${stage.name}`,
    description: 'Share of rows that go through this stage',
  }));
  return [...(project.preLabel === undefined ? [] : MODEL_DIALS), ...stages];
}

/** The numbers as they are now. */
export function numbersOf(project: Project): Dials {
  const { preLabel, review } = project;
  return {
    ...(preLabel && {
      acceptFrom: preLabel.acceptFrom,
      suggestFrom: preLabel.suggestFrom,
      auditShare: preLabel.auditShare,
    }),
    ...Object.fromEntries(review.stages.map((stage) => [`stage ${stage.name}`, stage.share])),
  };
}

/** The project's policy with other numbers; everything else stays. */
export function policyWith(project: Project, dials: Dials): Policy {
  const { ontology, preLabel, review, sla, instructions } = project;
  const number = (name: string, before: number) => dials[name] ?? before;
  return {
    ontology,
    review: {
      ...review,
      stages: review.stages.map((stage) => ({
        ...stage,
        share: number(`stage ${stage.name}`, stage.share),
      })),
    },
    ...(preLabel && {
      preLabel: {
        ...preLabel,
        acceptFrom: number('acceptFrom', preLabel.acceptFrom),
        suggestFrom: number('suggestFrom', preLabel.suggestFrom),
        auditShare: number('auditShare', preLabel.auditShare),
      },
    }),
    ...(sla && { sla }),
    ...(instructions !== undefined && { instructions }),
  };
}
