// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { RowEvent } from '../../shared/api/types';
import { checkContent, checkHistory, checkModels, sha256 } from './proof';

const MODEL = { name: 'fashion', version: '1', sha256: 'aa' };
const LABEL = [{ type: 'choice' as const, name: 'category', value: 'Bag' }];
const AT_TASK = { dataRowId: 'r1', taskId: 'r1.1', stage: 'review', round: 1 };

type Said = RowEvent extends infer One
  ? One extends RowEvent
    ? Pick<One, 'type' | 'data'>
    : never
  : never;

const history = (...said: Said[]): RowEvent[] =>
  said.map((one, version) => ({
    ...one,
    version,
    position: 100 + version,
    at: '2026-01-01T00:00:00Z',
    actor: 'u',
    actorName: 'u',
    people: {},
  }));

const registered: Said = {
  type: 'data-row-registered',
  data: {
    dataRowId: 'r1',
    key: 'sku',
    projectId: 'p1',
    batchId: 'b1',
    content: { sha256: 'cc', mediaType: 'text/plain', bytes: 3 },
    metadata: {},
    policyVersion: 1,
    awaitsPreLabel: false,
  },
};
const submitted: Said = {
  type: 'label-submitted',
  data: { ...AT_TASK, stage: 'label', author: 'anna', annotations: LABEL },
};
const approvedBy = (reviewer: string): Said => ({
  type: 'label-approved',
  data: { ...AT_TASK, reviewer },
});
const accepted: Said = {
  type: 'data-row-accepted',
  data: { dataRowId: 'r1', acceptedBy: 'REVIEW', round: 1, annotations: LABEL },
};

function outcomes(events: RowEvent[], last = events.length - 1): Record<string, string> {
  return Object.fromEntries(checkHistory(events, 'r1', last).map((one) => [one.key, one.outcome]));
}

describe('checkHistory', () => {
  const good = history(registered, submitted, approvedBy('emil'), accepted);

  it('finds nothing wrong with a whole history', () =>
    expect(new Set(Object.values(outcomes(good)))).toEqual(new Set(['holds'])));

  it('says when events are yet to come', () => expect(outcomes(good, 9)['whole']).toBe('open'));

  it('finds a missing event', () =>
    expect(
      outcomes(
        good.filter((event) => event.version !== 1),
        3,
      )['versions'],
    ).toBe('fails'));

  it('finds an event that is out of order', () => {
    const swapped = good.map((event) => ({ ...event, position: -event.position }));
    expect(outcomes(swapped)['positions']).toBe('fails');
  });

  it("finds another row's beginning", () =>
    expect(checkHistory(good, 'r2', 3).find((one) => one.key === 'beginning')?.outcome).toBe(
      'fails',
    ));

  it('finds a review of an own label', () =>
    expect(outcomes(history(registered, submitted, approvedBy('anna')))['four-eyes']).toBe(
      'fails',
    ));

  it('takes a corrector for an author', () => {
    const corrected: Said = {
      type: 'label-corrected',
      data: { ...AT_TASK, reviewer: 'emil', annotations: LABEL },
    };
    const events = history(registered, submitted, corrected, approvedBy('emil'));
    expect(outcomes(events)['four-eyes']).toBe('fails');
  });

  it('finds that something else was accepted', () => {
    const other: Said = {
      type: 'data-row-accepted',
      data: { dataRowId: 'r1', acceptedBy: 'REVIEW', round: 1, annotations: [] },
    };
    expect(outcomes(history(registered, submitted, other))['accepted']).toBe('fails');
  });
});

describe('checkModels', () => {
  const events = history(registered, {
    type: 'pre-label-proposed',
    data: { dataRowId: 'r1', model: MODEL, annotations: LABEL, confidence: 0.9, alternatives: [] },
  });
  const outcome = (...registry: (typeof MODEL)[]) =>
    checkModels(events, registry).map((one) => one.outcome);

  it('compares hashes', () => {
    expect(outcome(MODEL)).toEqual(['holds']);
    expect(outcome({ ...MODEL, sha256: 'bb' })).toEqual(['fails']);
  });
  it('cannot tell of a model that is not registered', () => expect(outcome()).toEqual(['open']));
});

describe('checkContent', () => {
  const content = { sha256: 'cc', mediaType: 'text/plain', bytes: 3 };

  it('holds for the same bytes only', () => {
    expect(checkContent(content, 'cc', 3).outcome).toBe('holds');
    expect(checkContent(content, 'dd', 3).outcome).toBe('fails');
    expect(checkContent(content, 'cc', 4).outcome).toBe('fails');
  });

  it('computes what everybody computes', async () =>
    expect(await sha256(new TextEncoder().encode('abc').buffer)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ));
});
