import { describe, expect, it } from 'vitest';
import { batchStatus, chanceOfLate, lineOf } from './risk';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const due = (dueAt: string | undefined, breachProbability?: number, open = 5) => ({
  dueAt,
  open,
  forecast: {
    enough: true,
    p50: '2026-03-02T13:00:00Z',
    p95: '2026-03-02T14:00:00Z',
    ...(breachProbability === undefined ? {} : { breachProbability }),
  },
});

describe('batchStatus', () => {
  it('is breached when its due time has passed with work left', () => {
    expect(batchStatus(due('2026-03-02T11:00:00Z', 0), NOW)).toBe('BREACHED');
  });

  it('is not breached when nothing is left', () => {
    expect(batchStatus(due('2026-03-02T11:00:00Z', 0, 0), NOW)).toBe('ON_TRACK');
  });

  it.each([
    [0.19, 'ON_TRACK'],
    [0.2, 'AT_RISK'],
    [undefined, undefined],
  ])('with a probability of %s of being late is %s', (probability, status) => {
    expect(batchStatus(due('2026-03-02T15:00:00Z', probability), NOW)).toBe(status);
  });

  it('says nothing without a due time', () => {
    expect(batchStatus(due(undefined, 0.9), NOW)).toBeUndefined();
  });
});

describe('chanceOfLate', () => {
  it('never says a chance as certain', () => {
    expect(chanceOfLate(due('2026-03-02T15:00:00Z', 0.9998), NOW)).toBe('more than 99%');
    expect(chanceOfLate(due('2026-03-02T15:00:00Z', 0.0002), NOW)).toBe('less than 1%');
  });
  it('says what has happened as it is', () => {
    expect(chanceOfLate(due('2026-03-02T11:00:00Z', 1), NOW)).toBe('Overdue');
    expect(chanceOfLate(due('2026-03-02T11:00:00Z', 1, 0), NOW)).toBe('Was late');
    expect(chanceOfLate(due(undefined), NOW)).toBe('–');
  });
  it('says when too little was seen', () => {
    const few = { ...due('2026-03-02T15:00:00Z'), forecast: { enough: false } };
    expect(chanceOfLate(few, NOW)).toBe('Not enough yet');
  });
});

describe('lineOf', () => {
  it('orders now, the forecast and the due time', () => {
    const line = lineOf(due('2026-03-02T16:00:00Z'), NOW);
    expect(line?.from).toBeCloseTo(0.2315, 3);
    expect(line?.to).toBeCloseTo(0.463, 3);
    expect(line?.due).toBeCloseTo(0.9259, 3);
  });

  it('begins at the due time when that has passed', () => {
    expect(lineOf(due('2026-03-02T10:00:00Z'), NOW)?.due).toBe(0);
  });

  it('needs a forecast', () => {
    expect(lineOf({ open: 1, forecast: { enough: false } }, NOW)).toBeUndefined();
  });
});
