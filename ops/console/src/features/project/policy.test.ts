import { expect, it } from 'vitest';
import type { Project } from '../../shared/api/types';
import { dialsOf, numbersOf, policyWith } from './policy';

const project: Project = {
  id: 'p',
  name: 'p',
  mediaType: 'text/plain',
  policyVersion: 3,
  createdAt: '2026-03-02T12:00:00Z',
  asOf: '2026-03-02T12:00:00Z',
  position: 1,
  roles: ['manager'],
  ontology: { annotations: [] },
  preLabel: { model: 'm', suggestFrom: 0.5, acceptFrom: 0.9, auditShare: 0.05, mapping: [] },
  review: {
    flow: 'staged-review',
    flowVersion: 1,
    stages: [
      { name: 'review', group: 'reviewers', share: 1 },
      { name: 'acceptance', group: 'leads', share: 0.2 },
    ],
    maxRounds: 2,
    claimMinutes: 30,
    rejectionReasons: ['WRONG_CLASS'],
    repeatReviewers: false,
  },
};

it('changes the dialled numbers and nothing else', () => {
  const policy = policyWith(project, { acceptFrom: 0.8, 'stage acceptance': 0.5 });
  expect(policy).toEqual({
    ontology: project.ontology,
    preLabel: { ...project.preLabel, acceptFrom: 0.8 },
    review: {
      ...project.review,
      stages: [project.review.stages[0], { ...project.review.stages[1], share: 0.5 }],
    },
  });
});

it('has no dials of a model where there is none', () => {
  const { preLabel, ...without } = project;
  expect(preLabel).toBeDefined();
  expect(dialsOf(without).map((dial) => dial.name)).toEqual(['stage review', 'stage acceptance']);
  expect(numbersOf(without)).toEqual({ 'stage review': 1, 'stage acceptance': 0.2 });
});
