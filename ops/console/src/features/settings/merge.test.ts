import { expect, it } from 'vitest';
import type { Policy } from '../../shared/api/types';
import { FLOWS } from '../../shared/projects/flows.sample';
import { mergePolicies } from './merge';
import { TEMPLATES } from './templates';

const base = TEMPLATES[0]?.policy(FLOWS[0]) as Policy;
const changed = (change: (policy: Policy) => void): Policy => {
  const policy = structuredClone(base);
  change(policy);
  return policy;
};

it('keeps what either side changed', () => {
  const mine = changed((p) => (p.review.maxRounds = 5));
  const theirs = changed((p) => (p.instructions = 'Theirs'));
  const merged = mergePolicies({ base, mine, theirs });
  expect(merged.review.maxRounds).toBe(5);
  expect(merged.instructions).toBe('Theirs');
});

it('prefers one’s own where both changed the same', () => {
  const mine = changed((p) => (p.instructions = 'Mine'));
  const theirs = changed((p) => (p.instructions = 'Theirs'));
  expect(mergePolicies({ base, mine, theirs }).instructions).toBe('Mine');
});

it('joins additions to and removals from a list', () => {
  const options = (p: Policy) => p.ontology.annotations[0] as Policy['ontology']['annotations'][0];
  const mine = changed((p) => (options(p).options = ['Product', 'Person', 'Other', 'Animal']));
  const theirs = changed((p) => (options(p).options = ['Product', 'Place', 'Other']));
  expect(options(mergePolicies({ base, mine, theirs })).options).toEqual([
    'Product',
    'Other',
    'Animal',
    'Place',
  ]);
});

it('merges stages by their name', () => {
  const stages = (p: Policy, at: number) => p.review.stages[at] as Policy['review']['stages'][0];
  const mine = changed((p) => (stages(p, 0).share = 0.5));
  const theirs = changed((p) => (stages(p, 1).share = 0.9));
  const merged = mergePolicies({ base, mine, theirs });
  expect(merged.review.stages.map((stage) => stage.share)).toEqual([0.5, 0.9]);
});

it('takes away what others took away', () => {
  const mine = changed((p) => (p.review.claimMinutes = 10));
  const theirs = changed((p) => delete p.sla);
  const merged = mergePolicies({ base, mine, theirs });
  expect(merged.sla).toBeUndefined();
  expect(merged.review.claimMinutes).toBe(10);
});

it('never mixes the flow of one with the version of another', () => {
  const mine = changed((p) => (p.review.flow = 'two-labels'));
  const theirs = changed((p) => (p.review.flowVersion = 2));
  expect(mergePolicies({ base, mine, theirs }).review).toMatchObject({
    flow: 'two-labels',
    flowVersion: 1,
  });
  expect(mergePolicies({ base, mine: base, theirs }).review.flowVersion).toBe(2);
});
