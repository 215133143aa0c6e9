import { expect, it } from 'vitest';
import { FIRST_FLOW, flowName, flowOptions, reviewStages } from './flows';

it('offers the flow that is chosen, even one that it does not know', () => {
  expect(flowOptions(FIRST_FLOW).map(({ value }) => value)).toContain(FIRST_FLOW);
  expect(flowOptions('three-people').at(-1)).toEqual({
    value: 'three-people',
    label: 'Three people',
  });
});

it('leaves the stages of an unknown flow to the server', () => {
  expect(reviewStages(FIRST_FLOW)).toBe(2);
  expect(reviewStages('three-people')).toBeUndefined();
  expect(flowName('single-review')).toBe('One review');
});
