import { describe, expect, it } from 'vitest';
import { comesOn, freshest } from './state';

const views = (state: 'CURRENT' | 'BEHIND' | 'AWAY', position: number) => ({
  state,
  position,
  lastPosition: 9,
});

describe('comesOn', () => {
  it('is so when figures are back', () => {
    expect(comesOn(views('AWAY', 0), views('CURRENT', 9))).toBe(true);
    expect(comesOn(views('AWAY', 0), views('BEHIND', 3))).toBe(true);
  });
  it('is so with each step as they catch up', () => {
    expect(comesOn(views('BEHIND', 3), views('BEHIND', 6))).toBe(true);
    expect(comesOn(views('BEHIND', 6), views('BEHIND', 6))).toBe(false);
    expect(comesOn(views('BEHIND', 6), views('CURRENT', 9))).toBe(true);
  });
  it('is so when they take up what happened a moment before they were back', () => {
    expect(comesOn(views('AWAY', 3), views('CURRENT', 3))).toBe(true);
    expect(comesOn(views('CURRENT', 3), views('CURRENT', 9))).toBe(true);
  });
  it('is not so while nothing is wrong, or nothing gets better', () => {
    expect(comesOn(undefined, views('CURRENT', 9))).toBe(false);
    expect(comesOn(views('CURRENT', 9), views('CURRENT', 9))).toBe(false);
    expect(comesOn(views('CURRENT', 3), views('CURRENT', 3))).toBe(false);
    expect(comesOn(views('BEHIND', 3), views('AWAY', 0))).toBe(false);
  });
});

describe('freshest', () => {
  const READ = '2026-03-02T12:00:00Z';
  const LOOKED = '2026-03-02T12:04:00Z';
  const at = (state: 'CURRENT' | 'BEHIND', position: number) => ({
    ...views(state, position),
    asOf: LOOKED,
  });
  it('is when the server was last known to lack nothing', () =>
    expect(freshest(READ, at('CURRENT', 9), true)).toBe(LOOKED));
  it('is when they were read, where something may be missing or unheard of', () => {
    expect(freshest(READ, at('CURRENT', 8), true)).toBe(READ);
    expect(freshest(READ, at('BEHIND', 9), true)).toBe(READ);
    expect(freshest(READ, at('CURRENT', 9), false)).toBe(READ);
    expect(freshest(READ, undefined, true)).toBe(READ);
  });
  it('is never before they were read', () =>
    expect(freshest(LOOKED, { ...at('CURRENT', 9), asOf: READ }, true)).toBe(LOOKED));
});
