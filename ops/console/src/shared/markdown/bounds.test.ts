import { expect, it } from 'vitest';
import { markdownFault } from './bounds';

it.each([
  ['', 'nothing'],
  ['# How to label\n\n1. Look *closely*.\n   - then decide\n> > quoted', 'what people write'],
  [`${'> '.repeat(13)}a`, 'thirteen quotes'],
  ['_a'.repeat(5_000), 'many marks'],
  ['a'.repeat(100_000), 'a long text'],
  ['- - -\n***\n', 'lines across'],
])('takes %#', (text) => expect(markdownFault(text)).toBeUndefined());

it.each([
  ['_a'.repeat(20_000), 'marks'],
  ['> '.repeat(3_000), 'levels'],
  ['>'.repeat(21), 'levels'],
  [`fine\n${'- '.repeat(3_000)}a`, 'levels'],
  [`${'\t'.repeat(11)}1. a`, 'levels'],
  ['a'.repeat(100_001), 'characters'],
])('refuses %#', (text, what) => expect(markdownFault(text)).toContain(what));
