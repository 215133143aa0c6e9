import { describe, expect, it } from 'vitest';
import { codePoints, spanOf } from './codePoints';

const FAMILY = '👨‍👩‍👧';

describe('codePoints', () => {
  it('counts an emoji as one', () => {
    const points = codePoints('a😀b');
    expect(points.length).toBe(3);
    expect([0, 1, 2, 3].map(points.toUnit)).toEqual([0, 1, 3, 4]);
    expect([0, 1, 2, 3, 4].map(points.toCodePoint)).toEqual([0, 1, 1, 2, 3]);
    expect(points.slice(1, 2)).toBe('😀');
  });

  it('counts a letter and its combining accent as two', () => {
    const points = codePoints('e\u0301x😀');
    expect(points.length).toBe(4);
    expect(points.slice(0, 2)).toBe('e\u0301');
    expect(points.slice(3, 4)).toBe('😀');
  });

  it('counts every part of a joined emoji', () => {
    expect(codePoints(FAMILY).length).toBe(5);
    expect(codePoints(`${FAMILY}!`).slice(5, 6)).toBe('!');
  });

  it('keeps to the text', () => {
    const points = codePoints('😀');
    expect(points.toUnit(99)).toBe(2);
    expect(points.toCodePoint(-1)).toBe(0);
    expect(codePoints('abc').toUnit(99)).toBe(3);
    expect(codePoints('').length).toBe(0);
  });

  it('goes there and back for every code point of a mixed text', () => {
    const text = `Ünï 😀 e\u0301 ${FAMILY} 🇩🇪 中文 \ud83c`;
    const points = codePoints(text);
    expect(points.length).toBe(Array.from(text).length);
    for (let at = 0; at <= points.length; at++) {
      expect(points.toCodePoint(points.toUnit(at))).toBe(at);
    }
  });
});

describe('spanOf', () => {
  it('is the same whichever end was marked first', () => {
    const points = codePoints('hello world');
    expect(spanOf(points, 5, 0)).toEqual({ start: 0, end: 5 });
    expect(spanOf(points, 0, 5)).toEqual({ start: 0, end: 5 });
  });

  it('widens to whole characters', () => {
    const text = `x${FAMILY}y`;
    const points = codePoints(text);
    expect(spanOf(points, 2, 4)).toEqual({ start: 1, end: 6 });
    const accent = codePoints('e\u0301a');
    expect(spanOf(accent, 1, 3)).toEqual({ start: 0, end: 3 });
  });

  it('reaches the end of the text', () => {
    const points = codePoints('ab😀');
    expect(spanOf(points, 2, 4)).toEqual({ start: 2, end: 3 });
  });
});
