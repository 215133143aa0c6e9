import { describe, expect, it } from 'vitest';
import type { Policy, SlaPolicy } from '../../shared/api/types';
import { FLOWS } from '../../shared/projects/flows.sample';
import { policyDoubts, policyFaults, projectFaults } from './checks';
import { TEMPLATES } from './templates';

const template = TEMPLATES[0]?.policy(FLOWS[0]) as Policy;
const paths = (change: (policy: Policy) => void, mediaType = 'image/*'): string[] => {
  const policy = structuredClone(template);
  change(policy);
  return policyFaults(mediaType, policy, FLOWS).map((fault) => fault.path);
};

it.each(TEMPLATES)('finds nothing wrong with the template $label', ({ mediaType, policy }) => {
  expect(projectFaults('a-name', mediaType, policy(FLOWS[0]), FLOWS)).toEqual([]);
  expect(policyDoubts(policy(FLOWS[0]))).toEqual([]);
});

describe('the ontology', () => {
  const definition = {
    ...template.ontology.annotations[0],
  } as Policy['ontology']['annotations'][0];
  it('asks for something', () =>
    expect(paths((p) => (p.ontology.annotations = []))).toEqual(['ontology.annotations']));
  it('names each thing once', () =>
    expect(paths((p) => p.ontology.annotations.push(definition))).toEqual([
      'ontology.annotations[1].name',
    ]));
  it('has options where there is a choice, each once and none blank', () => {
    const options = (...given: string[]) =>
      paths((p) => (p.ontology.annotations = [{ ...definition, options: given }]));
    expect(options()).toEqual(['ontology.annotations[0].options']);
    expect(options('a', 'a')).toEqual(['ontology.annotations[0].options']);
    expect(options('a', ' ')).toEqual(['ontology.annotations[0].options']);
    expect(options('a', 'b')).toEqual([]);
  });
  it('fits the rows', () =>
    expect(
      paths(
        (p) => (p.ontology.annotations = [{ ...definition, type: 'box', options: [] }]),
        'text/plain',
      ),
    ).toEqual(['ontology.annotations[0].type']));
});

describe('the model', () => {
  const preLabel = {
    model: 'fashion',
    suggestFrom: 0.5,
    acceptFrom: 0.9,
    auditShare: 0.05,
    mapping: [],
  };
  it('accepts from where it suggests', () =>
    expect(paths((p) => (p.preLabel = { ...preLabel, suggestFrom: 0.95 }))).toEqual([
      'preLabel.suggestFrom',
    ]));
  it('takes shares of 0 to 1', () =>
    expect(paths((p) => (p.preLabel = { ...preLabel, auditShare: 1.5 }))).toEqual([
      'preLabel.auditShare',
    ]));
  it.each([0, 1, Number.NaN])('takes no share of errors of %d', (mostErrors) =>
    expect(paths((p) => (p.preLabel = { ...preLabel, mostErrors }))).toEqual([
      'preLabel.mostErrors',
    ]),
  );
  it('may say how much may be wrong', () =>
    expect(paths((p) => (p.preLabel = { ...preLabel, mostErrors: 0.02 }))).toEqual([]));
  it('is doubted without an audit', () =>
    expect(policyDoubts({ ...template, preLabel: { ...preLabel, auditShare: 0 } })).toHaveLength(
      1,
    ));
});

describe('the review', () => {
  it('has at least one stage in a flow that needs one', () =>
    expect(paths((p) => (p.review.stages = []))).toContain('review.stages'));
  it('goes through a flow that is offered, in a version that is', () => {
    expect(paths((p) => (p.review.flow = 'three-people'))).toEqual(['review.flow']);
    expect(paths((p) => (p.review.flowVersion = 9))).toEqual(['review.flowVersion']);
    expect(paths((p) => Object.assign(p.review, { flow: 'two-labels', flowVersion: 2 }))).toEqual([
      'review.stages',
    ]);
  });
  it('does not reuse a stage of every flow', () =>
    expect(
      paths((p) => {
        p.review.stages = [
          { name: 'label', group: 'reviewers', share: 1 },
          { name: 'acceptance', group: 'leads', share: 2 },
        ];
        delete p.sla;
      }),
    ).toEqual(['review.stages[0].name', 'review.stages[1].share']));
  it('has whole rounds', () =>
    expect(paths((p) => (p.review.maxRounds = 1.5))).toEqual(['review.maxRounds']));
  it('takes any time on screen from nothing to a minute', () => {
    const time = (millis: number) => paths((p) => (p.review.minimumViewMillis = millis));
    expect([0, 60_000].flatMap(time)).toEqual([]);
    expect(time(-1)).toEqual(['review.minimumViewMillis']);
    expect(time(Number.NaN)).toEqual(['review.minimumViewMillis']);
  });
});

describe('the service levels', () => {
  const sla = (change: object) => paths((p) => (p.sla = { ...p.sla, ...change } as SlaPolicy));
  it('take durations above nothing', () => {
    expect(sla({ stages: { label: 'PT0S' } })).toEqual(['sla.stages.label']);
    expect(sla({ stages: { label: 'eight hours' } })).toEqual(['sla.stages.label']);
    expect(sla({ stages: { label: 'P366D' } })).toEqual(['sla.stages.label']);
  });
  it('know the stages', () =>
    expect(sla({ stages: { elsewhere: 'PT1H' } })).toEqual(['sla.stages.elsewhere']));
  it('warn at a share above nothing', () => expect(sla({ warnAt: 0 })).toEqual(['sla.warnAt']));
  it('have a calendar with days and hours of a known zone', () => {
    const calendar = { zone: 'Europe/Nowhere', days: [], from: '17:00', to: '09:00' };
    expect(sla({ calendar })).toEqual([
      'sla.calendar.zone',
      'sla.calendar.days',
      'sla.calendar.to',
    ]);
  });
  it('are reached within ten years of the calendar', () => {
    const calendar = { zone: 'UTC', days: ['MON'], from: '09:00', to: '09:01' };
    expect(sla({ stages: { label: 'PT9H' }, calendar })).toEqual(['sla.stages.label']);
  });
});

it('wants a name that addresses and files can carry', () =>
  expect(projectFaults(' x', 'image/*', template, FLOWS).map((fault) => fault.path)).toEqual([
    'name',
  ]));
