import { expect, it } from 'vitest';
import { answerLine } from './answer';

it('tells choices by their value and marks by their class', () => {
  expect(
    answerLine([
      { type: 'choice', name: 'category', value: 'Trouser' },
      { type: 'box', name: 'damage', box: { x: 0, y: 0, width: 1, height: 1 } },
      { type: 'box', name: 'damage', box: { x: 1, y: 0, width: 1, height: 1 } },
      { type: 'choices', name: 'flags', values: ['dirty', 'old'] },
    ]),
  ).toBe('Trouser, 2 × damage, dirty, old');
});
