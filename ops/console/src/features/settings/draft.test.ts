import { expect, it } from 'vitest';
import type { Policy } from '../../shared/api/types';
import { FLOWS } from '../../shared/projects/flows.sample';
import {
  draftOf,
  policyOfDraft,
  withAnotherStage,
  withFlow,
  withoutStage,
  withLimit,
  withStageName,
} from './draft';
import { TEMPLATES } from './templates';

const policy = TEMPLATES[0]?.policy(FLOWS[0]) as Policy;
const draft = () => draftOf('a', 'image/*', structuredClone(policy));

it.each(TEMPLATES)('gives back what it was made from: $label', ({ mediaType, policy }) =>
  expect(policyOfDraft(draftOf('a', mediaType, policy(FLOWS[0])))).toEqual(policy(FLOWS[0])),
);

it('takes options away from what does not choose', () => {
  const changed = draft();
  const [first] = changed.ontology.annotations;
  if (first !== undefined) first.type = 'box';
  expect(policyOfDraft(changed).ontology.annotations[0]?.options).toEqual([]);
});

it('adds and drops the stages of a flow', () => {
  const single = withoutStage(policy.review, 1);
  expect(single.stages.map((stage) => stage.name)).toEqual(['review']);
  expect(withAnotherStage(single).stages.map((stage) => stage.name)).toEqual([
    'review',
    'acceptance',
  ]);
  const none = withoutStage(single, 0);
  expect(withFlow(none, FLOWS[1]).stages).toEqual([]);
  expect(withFlow(none, FLOWS[0]).stages).toHaveLength(1);
  expect(withFlow(policy.review, FLOWS[2])).toMatchObject({
    flow: 'two-labels',
    flowVersion: 2,
    stages: [{ name: 'review' }],
  });
});

it('takes the due time along when a stage is renamed', () => {
  const renamed = { ...draft(), ...withStageName(draft(), 1, 'final check') };
  expect(policyOfDraft(renamed).sla?.stages['final check']).toBe('PT8H');
  expect(policyOfDraft(renamed).sla?.stages['acceptance']).toBeUndefined();
});

it('leaves due times alone while a name is that of another stage', () =>
  expect(withStageName(draft(), 1, 'review').sla?.stages['acceptance']).toBe('PT8H'));

it('drops due times of stages that the flow has no longer', () => {
  const single = { ...draft(), review: withoutStage(policy.review, 1) };
  expect(Object.keys(policyOfDraft(single).sla?.stages ?? {})).toEqual([
    'label',
    'review',
    'rework',
  ]);
});

it('sets and takes away a limit', () => {
  const sla = { stages: { label: 'PT1H' }, warnAt: 0.5 };
  expect(withLimit(sla, 'review', 'PT2H').stages).toEqual({ label: 'PT1H', review: 'PT2H' });
  expect(withLimit(sla, 'label', undefined).stages).toEqual({});
});
