import { expect, it } from 'vitest';
import { tabOf } from './PolicyTabs';

it('opens the tab that an address names, and the first for any other name', () => {
  expect(tabOf('review')).toBe('review');
  expect(tabOf('versions')).toBe('versions');
  expect(tabOf('no-such-tab')).toBe('ontology');
  expect(tabOf(undefined)).toBe('ontology');
});
