import { describe, expect, it } from 'vitest';
import { assigned, keysAreContent, mapOf, withoutKey } from './mapping';

const COLUMNS = [
  { name: 'id', field: 'key' },
  { name: 'nr', field: 'metadata' },
  { name: 'a, "b"', field: 'text' },
];

describe('a mapping', () => {
  it('reads only one column as the key', () =>
    expect(assigned(COLUMNS, 'nr', 'key').map((column) => column.field)).toEqual([
      'metadata',
      'key',
      'text',
    ]));
  it('reads many columns as metadata', () =>
    expect(assigned(COLUMNS, 'id', 'metadata').map((column) => column.field)).toEqual([
      'metadata',
      'metadata',
      'text',
    ]));
  it('is written as the command line takes it', () => {
    expect(mapOf(COLUMNS, false)).toBe('key:id,metadata:nr,"text:a, ""b"""');
    const map = mapOf(withoutKey(COLUMNS), true);
    expect(map).toBe('key:@content,metadata:id,metadata:nr,"text:a, ""b"""');
    expect(keysAreContent(map)).toBe(true);
    expect(keysAreContent('text:key:@contents')).toBe(false);
  });
});
