import { expect, it } from 'vitest';
import { readPolicy } from './shape';
import { TEMPLATES } from './templates';

const read = (value: unknown) => readPolicy(JSON.stringify(value)).faults.map(({ path }) => path);

it.each(TEMPLATES)('reads what it was written from: $label', ({ policy }) =>
  expect(readPolicy(JSON.stringify(policy)).policy).toEqual(policy),
);

it('says where the text is no JSON', () =>
  expect(readPolicy('{"ontology": ').faults).toHaveLength(1));

it('names fields that are missing, unknown or of another type', () =>
  expect(
    read({
      ...TEMPLATES[0]?.policy,
      ontology: { annotations: [{ name: 1, type: 'circle' }] },
      x: 1,
    }),
  ).toEqual(['x', 'ontology.annotations[0].name', 'ontology.annotations[0].type']));

it('lets optional parts be missing', () => {
  const { ontology, review } = TEMPLATES[0]?.policy ?? {};
  expect(read({ ontology, review })).toEqual([]);
});
