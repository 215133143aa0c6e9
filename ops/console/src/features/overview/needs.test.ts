import { expect, it } from 'vitest';
import { needsOf, type Need, type ProjectWork } from './needs';

const NOW = Date.parse('2026-03-02T12:00:00Z');

function project(name: string, work: Partial<ProjectWork>): ProjectWork {
  return { id: name, name, stages: [], batches: [], ...work };
}

function batch(name: string, dueAt: string, breachProbability: number) {
  return {
    id: name,
    name,
    project: 'p',
    priority: 50,
    dueAt,
    open: 3,
    forecast: { breachProbability, enough: true },
  };
}

const stage = (name: string, breached: number, atRisk: number) => ({
  stage: name,
  onTrack: 2,
  atRisk,
  breached,
});

function placeOf(need: Need): string {
  if ('model' in need) return need.model.name;
  if ('asked' in need || 'stopped' in need) return need.kind;
  if ('requests' in need) return `${need.requests} requests`;
  return 'batch' in need ? need.batch.name : need.stage;
}

it('puts what is late before what will be, and that before what is about to be', () => {
  const needs = needsOf(
    [
      project('a', {
        batches: [
          batch('soon', '2026-03-02T14:00:00Z', 0.4),
          batch('sooner', '2026-03-02T13:00:00Z', 0.9),
        ],
        stages: [stage('label', 0, 4)],
      }),
      project('b', {
        batches: [batch('late', '2026-03-02T11:00:00Z', 1)],
        stages: [stage('label', 1, 0), stage('review', 5, 9)],
      }),
    ],
    NOW,
  );
  expect(needs.map(placeOf)).toEqual(['late', 'review', 'sooner', 'soon', 'label']);
});

it('asks for another model where the one of the project is barred', () => {
  const model = {
    name: 'fashion',
    version: '2',
    sha256: 'ab',
    mediaType: 'image/*',
    classes: [],
    usedIn: [],
    examples: 0,
    by: 'ada',
    byName: 'Ada',
    at: '2026-03-01T12:00:00Z',
    position: 1,
  };
  const barred = { ...model, barred: { reason: 'it took too long', at: '2026-03-02T11:00:00Z' } };
  const needs = needsOf([project('a', { model }), project('b', { model: barred })], NOW);
  expect(needs.map((need) => `${need.kind} ${need.project.id}`)).toEqual(['MODEL_BARRED b']);
});

it('tells of a model that audits have stopped, as long as it is in use', () => {
  const item = {
    model: 'fashion',
    version: '2',
    errors: { of: 30, hits: 6, share: 0.2, low: 0.1, high: 0.4, enough: true },
    acceptedAlone: 400,
  };
  const stopped = { at: '2026-03-02T11:00:00Z', audits: 9, errors: 5, mostErrors: 0.02 };
  const acceptance = (state: 'ON' | 'STOPPED') => ({
    state,
    certainty: 0.95,
    items: [item, { ...item, version: '3', stopped }],
    position: 7,
  });
  const needs = needsOf(
    [
      project('a', { acceptance: acceptance('ON') }),
      project('b', { acceptance: acceptance('STOPPED') }),
    ],
    NOW,
  );
  expect(
    needs.map((need) => ('stopped' in need ? [need.project.id, need.stopped.version] : [])),
  ).toEqual([['b', '3']]);
});

it('tells of rows that went to people as the model could not answer', () => {
  const preLabels = {
    policyVersion: 2,
    proposed: 80,
    failed: 1,
    reason: 'its content is not stored',
    leftOut: { cap: 4, parka: 15 },
    position: 7,
  };
  const needs = needsOf([project('a', { preLabels })], NOW);
  expect(
    needs.map((need) => ('asked' in need ? [need.kind, need.rows, need.asked, need.reason] : [])),
  ).toEqual([
    ['PRE_LABELS_LEFT_OUT', 19, 100, '“parka”, “cap”'],
    ['PRE_LABELS_FAIL', 1, 100, 'its content is not stored'],
  ]);
});

it('asks for nothing where all is on track', () => {
  const fine = project('a', {
    batches: [batch('early', '2026-03-09T12:00:00Z', 0.01)],
    stages: [stage('label', 0, 0)],
  });
  expect(needsOf([fine], NOW)).toEqual([]);
});

it('ends with the rows that people ask to have reopened', () => {
  const needs = needsOf([project('a', { requests: 2, stages: [stage('label', 0, 4)] })], NOW);
  expect(needs.map(placeOf)).toEqual(['label', '2 requests']);
  expect(needsOf([project('a', { requests: 0 })], NOW)).toEqual([]);
});
