import { describe, expect, it } from 'vitest';
import { rowSearch } from './search';

describe('rowSearch', () => {
  it('reads versions as numbers', () =>
    expect(rowSearch({ version: 3, compare: '7' })).toEqual({ version: 3, compare: 7 }));
  it('leaves out what cannot be', () =>
    expect(rowSearch({ version: -1, compare: 1.5, kinds: 'label', panel: 'x' })).toEqual({}));
  it('keeps the kinds that there are', () =>
    expect(rowSearch({ kinds: ['label', 'gossip'], panel: 'proof' })).toEqual({
      kinds: ['label'],
      panel: 'proof',
    }));
});
