import { expect, it } from 'vitest';
import { FIRST_FLOW, flowName, flowOf, flowOptions } from './flows';

it('offers the flow that is chosen, even one that it does not know', () => {
  expect(flowOptions(FIRST_FLOW).map(({ value }) => value)).toContain(FIRST_FLOW);
  expect(flowOptions('three-people').at(-1)).toEqual({
    value: 'three-people',
    label: 'Three people',
  });
});

it('leaves the stages of an unknown flow to the server', () => {
  expect(flowOf(FIRST_FLOW)?.most).toBe(10);
  expect(flowOf('three-people')).toBeUndefined();
  expect(flowName('staged-review')).toBe('One label, reviewed');
});
