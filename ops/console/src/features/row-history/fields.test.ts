import { describe, expect, it } from 'vitest';
import type { Row, RowEvent } from '../../shared/api/types';
import { differences, fieldsOf, merged, proposalAt } from './fields';

const row = (changes: Partial<Row> = {}): Row => ({
  id: 'r1',
  key: 'sku-1',
  project: 'p1',
  batch: 'b1',
  state: 'REVIEW',
  round: 1,
  tasks: [],
  content: { sha256: 'aa', mediaType: 'text/plain', bytes: 3, codePoints: 3 },
  metadata: {},
  policyVersion: 1,
  annotations: [],
  labels: [],
  reviews: [],
  registeredAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  flow: 'staged-review',
  flowVersion: 1,
  events: 5,
  version: 4,
  asOf: '2026-01-01T00:00:00Z',
  position: 9,
  ...changes,
});

const nameOf = (id: string) => (id === 'u1' ? 'anna' : id);

function changed(
  before: Row,
  after: Row,
): Record<string, [string | undefined, string | undefined]> {
  const all = differences(fieldsOf(before, [], nameOf), fieldsOf(after, [], nameOf));
  return Object.fromEntries(
    all.filter((one) => one.changed).map((one) => [one.key, [one.before, one.after]]),
  );
}

const choice = (value: string) => ({ type: 'choice' as const, name: 'category', value });

describe('differences', () => {
  it('finds none between equal versions', () => expect(changed(row(), row())).toEqual({}));

  it('marks what came, what went and what changed', () => {
    const before = row({ stage: 'review', annotations: [choice('Bag')] });
    const after = row({ state: 'ACCEPTED', acceptedBy: 'REVIEW', annotations: [choice('Coat')] });
    expect(changed(before, after)).toEqual({
      state: ['In review', 'Accepted'],
      stage: ['Review', undefined],
      acceptedBy: [undefined, 'Review'],
      'annotation.category': ['Bag', 'Coat'],
    });
  });

  it('compares values and not their texts', () => {
    const box = (x: number) => ({
      type: 'box' as const,
      name: 'part',
      box: { x, y: 0, width: 1, height: 1 },
    });
    const found = changed(row({ annotations: [box(1.01)] }), row({ annotations: [box(1.02)] }));
    expect(Object.keys(found)).toEqual(['annotation.part']);
  });

  it('counts every annotation of one name', () => {
    const found = changed(
      row({ annotations: [choice('Bag')] }),
      row({ annotations: [choice('Bag'), choice('Coat')] }),
    );
    expect(found['annotation.category']).toEqual(['Bag', 'Bag\nCoat']);
  });

  it('tells people by their names', () =>
    expect(changed(row(), row({ assignee: 'u1' }))['assignee']).toEqual([undefined, 'anna']));

  it('shows metadata that only one version has', () =>
    expect(changed(row({ metadata: { shop: 'north' } }), row())['metadata.shop']).toEqual([
      'north',
      undefined,
    ]));

  it('leaves out what neither version says', () =>
    expect(
      differences(fieldsOf(row(), [], nameOf), fieldsOf(row(), [], nameOf)).map((one) => one.key),
    ).not.toContain('assignee'));
});

describe('merged', () => {
  it('keeps both orders', () =>
    expect(merged(['a', 'x', 'c'], ['a', 'b', 'c'])).toEqual(['a', 'x', 'b', 'c']));
  it('starts with what only the first starts with', () =>
    expect(merged(['x', 'a'], ['a'])).toEqual(['x', 'a']));
});

describe('proposalAt', () => {
  const proposal = (version: number, confidence: number): RowEvent => ({
    version,
    position: version,
    at: '2026-01-01T00:00:00Z',
    actor: 'countersign',
    actorName: 'countersign',
    people: {},
    type: 'pre-label-proposed',
    data: {
      dataRowId: 'r1',
      model: { name: 'm', version: String(version), sha256: 'h' },
      annotations: [],
      confidence,
      alternatives: [],
    },
  });
  const events = [proposal(1, 0.4), proposal(5, 0.9)];

  it('is the last one up to the version', () => {
    expect(proposalAt(events, 0)).toBeUndefined();
    expect(proposalAt(events, 4)?.confidence).toBe(0.4);
    expect(proposalAt(events, 5)?.confidence).toBe(0.9);
  });
});
