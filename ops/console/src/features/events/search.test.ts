import { describe, expect, it } from 'vitest';
import { eventsSearch } from './search';

describe('eventsSearch', () => {
  it('keeps what can be looked for', () => {
    const search = {
      key: 'sku-1',
      actor: 'u1',
      model: 'fashion',
      types: ['label-rejected', 'label-approved'],
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-02T00:00:00.000Z',
    };
    expect(eventsSearch(search)).toEqual(search);
  });
  it('takes keys that look like numbers for texts', () =>
    expect(eventsSearch({ key: 8841 })).toEqual({ key: '8841' }));
  it('leaves out what cannot be', () =>
    expect(
      eventsSearch({ key: ' ', types: ['gossip'], from: 'yesterday', actor: null, page: 3 }),
    ).toEqual({}));
});
