import { describe, expect, it } from 'vitest';
import { isoOf, minutesOf, spokenDuration } from './durations';

describe('minutesOf', () => {
  it.each([
    ['PT8H', 480],
    ['PT1H30M', 90],
    ['P1DT1H', 1500],
    ['PT30S', 0.5],
    ['PT0S', 0],
  ])('reads %s as %d minutes', (iso, minutes) => expect(minutesOf(iso)).toBe(minutes));
  it.each(['', 'P', 'PT', '8h', 'P1Y', 'PT-8H'])('does not take "%s"', (iso) =>
    expect(minutesOf(iso)).toBeUndefined(),
  );
});

describe('isoOf', () => {
  it.each(['PT8H', 'PT1H30M', 'PT45M', 'PT30S', 'PT36H', 'PT0S'])('writes %s as it was', (iso) =>
    expect(isoOf(minutesOf(iso) ?? -1)).toBe(iso),
  );
});

it('says durations as people do', () => {
  expect(spokenDuration('PT1H30M')).toBe('1 h 30 min');
  expect(spokenDuration('PT8H')).toBe('8 h');
  expect(spokenDuration('PT0S')).toBe('0 min');
});
