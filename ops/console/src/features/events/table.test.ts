import { expect, it } from 'vitest';
import type { FoundEvent } from '../../shared/api/types';
import { eventsCsv, eventsLines } from './table';

const event: FoundEvent = {
  position: 7,
  version: 2,
  at: '2026-01-01T00:00:00Z',
  actor: 'u1',
  actorName: '=cmd()',
  dataRow: 'r1',
  key: '+sku',
  type: 'data-row-reopened',
  data: { dataRowId: 'r1', by: 'u1', labelAgain: false, reason: 'a, "b"' },
};

it('lets nothing be a formula', () => {
  const line = eventsCsv([event], (user) => user).split('\r\n')[1];
  expect(line).toContain(`,'=cmd(),`);
  expect(line).toContain(`,'+sku,`);
  expect(line).toContain('reopened the row');
});

it('writes one event a line', () =>
  expect(
    eventsLines([event, event])
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([event, event]));
