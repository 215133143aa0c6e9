import { describe, expect, it } from 'vitest';
import type { Task } from '../../../shared/api/types';
import { choiceOf } from '../../../shared/tasks/choice';
import { corrected, decisionsOf, toggled, unsaid, wordOf, type Marks } from './marks';

const task = (id: string, value = 'Bag') =>
  ({
    id,
    dataRow: `row-${id}`,
    key: `key-${id}`,
    project: 'p',
    stage: 'review',
    kind: 'REVIEW',
    label: { annotations: [{ type: 'choice', name: 'category', value }] },
  }) as Task;

describe('marks', () => {
  it('come and go', () => {
    const once = toggled({}, 'a');
    expect(once).toEqual({ a: { verb: 'wrong' } });
    expect(toggled(once, 'a')).toEqual({});
    expect(toggled({ a: { verb: 'reject', reason: 'BLURRED' } }, 'a')).toEqual({});
  });

  it('say what a row is, or nothing where it is what was proposed', () => {
    const coat = corrected({}, task('a'), 'Coat');
    expect(coat).toEqual({ a: { verb: 'correct', option: 'Coat' } });
    expect(corrected(coat, task('a'), 'Bag')).toEqual({});
  });

  it('are not done while one says only that it is wrong', () => {
    const tasks = [task('a'), task('b')];
    expect(unsaid(tasks, { b: { verb: 'wrong' } })).toBe(1);
    expect(unsaid(tasks, { b: { verb: 'correct', option: 'Coat' } })).toBe(-1);
  });

  it('are called by what they say', () => {
    expect(wordOf({ verb: 'correct', option: 'Coat' })).toBe('Coat');
    expect(wordOf({ verb: 'skip', reason: 'CANNOT_DECIDE' })).toBe('Skipped');
  });
});

describe('decisions', () => {
  it('are one for each row, with its share of the time', () => {
    const marks: Marks = {
      b: { verb: 'correct', option: 'Coat' },
      c: { verb: 'reject', reason: 'BLURRED' },
      d: { verb: 'skip', reason: 'CANNOT_DECIDE' },
    };
    const made = decisionsOf(
      ['a', 'b', 'c', 'd'].map((id) => task(id)),
      marks,
      10,
    );
    expect(made.map(({ verb }) => verb)).toEqual(['approve', 'correct', 'reject', 'skip']);
    expect(made.map(({ said }) => said.secondsSpent)).toEqual([2.5, 2.5, 2.5, 2.5]);
    expect(made[1]?.said.annotations).toEqual([
      { type: 'choice', name: 'category', value: 'Coat' },
    ]);
    expect(made[2]?.said.reason).toBe('BLURRED');
  });

  it('are only of rows whose label is one choice', () => {
    expect(choiceOf(task('a'))?.value).toBe('Bag');
    expect(choiceOf({ ...task('a'), kind: 'LABEL' })).toBeUndefined();
    const two = task('a');
    two.label?.annotations.push({ type: 'text', name: 'note', text: 'torn' });
    expect(choiceOf(two)).toBeUndefined();
  });
});
