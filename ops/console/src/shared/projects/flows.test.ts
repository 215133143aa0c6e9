import { expect, it } from 'vitest';
import { firstFlow, flowName, flowOf, flowOptions, newestOf } from './flows';
import { FLOWS } from './flows.sample';

const chosen = { flow: 'two-labels', flowVersion: 1 };
const gone = { flow: 'three-people', flowVersion: 4 };

it('finds the version that rules name', () => {
  expect(flowOf(FLOWS, chosen)).toBe(FLOWS[1]);
  expect(flowOf(FLOWS, { ...chosen, flowVersion: 3 })).toBeUndefined();
  expect(flowOf(FLOWS, gone)).toBeUndefined();
});

it('offers each flow once, and the one that is chosen even if it is gone', () => {
  expect(flowOptions(FLOWS, chosen)).toEqual([
    { value: 'staged-review', label: 'One label, reviewed' },
    { value: 'two-labels', label: 'Two independent labels' },
    { value: 'quality-target', label: 'As many looks as it needs' },
  ]);
  expect(flowOptions(FLOWS, gone).at(-1)).toEqual({
    value: 'three-people',
    label: 'Three people',
  });
});

it('begins with the plainest flow, or else the newest version of the first', () => {
  expect(firstFlow([...FLOWS].reverse())).toBe(FLOWS[0]);
  expect(firstFlow(FLOWS.slice(1))).toBe(FLOWS[2]);
  expect(firstFlow([])).toBeUndefined();
});

it('takes the highest number as the newest', () => {
  expect(newestOf(FLOWS, 'two-labels')?.version).toBe(2);
  expect(newestOf(FLOWS, 'three-people')).toBeUndefined();
});

it('calls a version that is gone as the flow is called now', () => {
  expect(flowName(FLOWS, { ...chosen, flowVersion: 9 })).toBe('Two independent labels');
  expect(flowName(FLOWS, gone)).toBe('Three people');
});
