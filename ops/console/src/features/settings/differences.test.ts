import { describe, expect, it } from 'vitest';
import type { Policy } from '../../shared/api/types';
import { FLOWS } from '../../shared/projects/flows.sample';
import { differences } from './differences';
import { TEMPLATES } from './templates';

const before = TEMPLATES[0]?.policy(FLOWS[0]) as Policy;
const said = (change: (policy: Policy) => void): string[] => {
  const after = structuredClone(before);
  change(after);
  return differences(before, after, FLOWS).map((one) => one.text);
};

it('says nothing where nothing changed', () => expect(said(() => undefined)).toEqual([]));

describe('the ontology', () => {
  it('tells options that come, go and move', () => {
    const options = (next: string[]) =>
      said((p) => p.ontology.annotations.forEach((one) => (one.options = next)));
    expect(options(['Product', 'Person', 'Animal'])).toEqual([
      'Options of "category": adds "Animal", removes "Other"',
    ]);
    expect(options(['Other', 'Person', 'Product'])).toEqual(['Options of "category": reordered']);
  });
  it('tells what is asked for anew and no longer', () =>
    expect(
      said((p) => {
        p.ontology.annotations = [{ name: 'box', type: 'box', options: [], required: false }];
      }),
    ).toEqual(['Asks for "box" (box)', 'No longer asks for "category"']));
});

it('tells a time on screen that changes, and not that it is said', () => {
  const wait = (millis: number) => said((p) => (p.review.minimumViewMillis = millis));
  expect(wait(300)).toEqual([]);
  expect(wait(500)).toEqual([
    'A row is on the screen for 500 ms before a decision, instead of 300',
  ]);
});

it('tells another order of tasks, and not that it is said', () => {
  const order = (claimOrder: 'DUE_FIRST' | 'PRIORITY_FIRST') =>
    said((p) => (p.review.claimOrder = claimOrder));
  expect(order('DUE_FIRST')).toEqual([]);
  expect(order('PRIORITY_FIRST')).toEqual([
    'The next task is what has the highest priority instead of what is overdue or at risk',
  ]);
});

it('tells whether skips are confirmed, and not that it is said', () => {
  const confirmed = (confirmSkips: boolean) => said((p) => (p.review.confirmSkips = confirmSkips));
  expect(confirmed(false)).toEqual([]);
  expect(confirmed(true)).toEqual(['A second person confirms skips']);
});

describe('the model', () => {
  it('tells that one comes, with its thresholds', () =>
    expect(
      said((p) => {
        p.preLabel = {
          model: 'fashion',
          suggestFrom: 0.5,
          acceptFrom: 0.9,
          auditShare: 0.05,
          mapping: [],
        };
      }),
    ).toHaveLength(4));
  it('tells how much of what it accepts may be wrong', () =>
    expect(
      said((p) => {
        p.preLabel = {
          model: 'fashion',
          suggestFrom: 0.5,
          acceptFrom: 0.9,
          auditShare: 0.05,
          mostErrors: 0.02,
          mapping: [],
        };
      }),
    ).toContain('It is stopped once more than 2% of that is wrong'));
});

describe('the review', () => {
  it('tells another share', () =>
    expect(
      said((p) => {
        p.review.stages[1] = { name: 'acceptance', group: 'leads', share: 0.5 };
      }),
    ).toEqual(['"acceptance" sees 50% of the rows instead of 20%']));
  it('tells stages that come and go', () =>
    expect(
      said((p) => {
        p.review.flow = 'two-labels';
        p.review.flowVersion = 2;
        p.review.stages.pop();
      }),
    ).toEqual([
      'Rows go through two independent labels, instead of one label, reviewed',
      'Drops the stage "acceptance"',
    ]));
});

it('tells another version of the flow', () =>
  expect(said((p) => (p.review.flowVersion = 2))).toEqual([
    'Rows go through version 2 of one label, reviewed, instead of version 1',
  ]));

describe('the service levels', () => {
  it('tells another limit, one less, and another calendar', () =>
    expect(
      said((p) => {
        if (p.sla === undefined) return;
        p.sla.stages = { label: 'PT4H30M', review: 'PT4H', acceptance: 'PT8H' };
        delete p.sla.calendar;
      }),
    ).toEqual([
      '"label" is due within 4 h 30 min instead of 8 h',
      '"rework" no longer has a due time',
      'Time counts around the clock',
    ]));
  it('does not mind the order of stages', () =>
    expect(
      said((p) => {
        if (p.sla != null)
          p.sla.stages = Object.fromEntries(Object.entries(p.sla.stages).reverse());
      }),
    ).toEqual([]));
});
