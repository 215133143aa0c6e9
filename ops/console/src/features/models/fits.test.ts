import { describe, expect, it } from 'vitest';
import { fits, takes } from './fits';

const model = { classes: ['cat', 'dog'], mediaType: 'image/png', trainedOn: 'p1' };
const project = (id: string, mediaType: string, options: string[]) => ({
  id,
  mediaType,
  ontology: {
    annotations: [{ name: 'animal', type: 'choice' as const, options, required: true }],
  },
});

describe('a model', () => {
  it('fits where it was trained', () =>
    expect(fits(model, project('p1', 'image/png', ['x', 'y']))).toBe(true));
  it('fits where a choice offers all it says', () =>
    expect(fits(model, project('p2', 'image/jpeg', ['dog', 'cat', 'cow']))).toBe(true));
  it('is not offered by itself where it says other things', () =>
    expect(fits(model, project('p2', 'image/png', ['dog', 'cow']))).toBe(false));
  it('of images takes no texts', () =>
    expect(takes(model, project('p1', 'text/plain', ['dog', 'cat']))).toBe(false));
});
