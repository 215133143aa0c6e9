import { expect, it } from 'vitest';
import type { SlaState } from '../api/types';
import { latenessOf } from './lateness';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const words = (dueAt: string, sla: SlaState) => latenessOf({ dueAt, sla }, NOW);

it('says how much time is left, and what has passed', () => {
  expect(words('2026-03-02T15:00:00Z', 'ON_TRACK')).toEqual({
    status: 'ON_TRACK',
    words: 'Due in 3.0 h',
  });
  expect(words('2026-03-02T12:20:00Z', 'AT_RISK')).toEqual({
    status: 'AT_RISK',
    words: 'At risk, due in 20 min',
  });
  expect(words('2026-03-02T10:00:00Z', 'BREACHED')).toEqual({
    status: 'BREACHED',
    words: 'Overdue by 2.0 h',
  });
});

it('is overdue as soon as the time has passed, noted or not', () =>
  expect(words('2026-03-02T11:55:00Z', 'AT_RISK')?.words).toBe('Overdue by 5 min'));

it('has nothing to say where there is no due time', () =>
  expect(latenessOf({ sla: 'ON_TRACK' }, NOW)).toBeUndefined());
