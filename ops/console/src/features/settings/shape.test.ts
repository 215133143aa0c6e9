import { expect, it } from 'vitest';
import type { Policy } from '../../shared/api/types';
import { FLOWS } from '../../shared/projects/flows.sample';
import { readPolicy } from './shape';
import { TEMPLATES } from './templates';

const template = TEMPLATES[0]?.policy(FLOWS[1]) as Policy;
const read = (value: unknown) =>
  readPolicy(JSON.stringify(value), FLOWS).faults.map(({ path }) => path);

it.each(TEMPLATES)('reads what it was written from: $label', ({ policy }) =>
  expect(readPolicy(JSON.stringify(policy(FLOWS[0])), FLOWS).policy).toEqual(policy(FLOWS[0])),
);

it('says where the text is no JSON', () =>
  expect(readPolicy('{"ontology": ', FLOWS).faults).toHaveLength(1));

it('names fields that are missing, unknown or of another type', () =>
  expect(
    read({
      ...template,
      ontology: { annotations: [{ name: 1, type: 'circle' }] },
      x: 1,
    }),
  ).toEqual(['x', 'ontology.annotations[0].name', 'ontology.annotations[0].type']));

it('lets optional parts be missing', () => {
  const { ontology, review } = template;
  expect(read({ ontology, review })).toEqual([]);
  const unversioned: Partial<Policy['review']> = { ...review };
  delete unversioned.flowVersion;
  const { policy } = readPolicy(JSON.stringify({ ontology, review: unversioned }), FLOWS);
  expect(policy?.review.flowVersion).toBe(2);
  expect(read({ ontology, review: { ...review, minimumViewMillis: 0 } })).toEqual([]);
  expect(read({ ontology, review: { ...review, claimOrder: 'PRIORITY_FIRST' } })).toEqual([]);
  expect(read({ ontology, review: { ...review, claimOrder: 'NEWEST_FIRST' } })).not.toEqual([]);
  expect(read({ ontology, review: { ...review, confirmSkips: true } })).toEqual([]);
  expect(read({ ontology, review: { ...review, confirmSkips: 'yes' } })).not.toEqual([]);
});
