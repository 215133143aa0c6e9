import { describe, expect, it } from 'vitest';
import { share } from '../ui/numbers';
import { EVENT_TYPES, typeLook } from './kinds';
import { labelText, tellEvent, type Happened } from './tell';

const nameOf = (user: string) =>
  ({ u1: 'anna', u2: 'hugo', countersign: 'Countersign' })[user] ?? user;

const claimed = (actor: string): Happened => ({
  actor,
  type: 'task-claimed',
  data: { dataRowId: 'r1', taskId: 'r1.1', assignee: 'u1', expiresAt: '2026-01-01T00:00:00Z' },
});

describe('tellEvent', () => {
  it('says that people take tasks themselves', () =>
    expect(tellEvent(claimed('u1'), nameOf)).toMatchObject({ who: 'anna', does: 'took the task' }));

  it('says who gave a task to whom', () =>
    expect(tellEvent(claimed('u2'), nameOf)).toMatchObject({
      who: 'hugo',
      does: 'assigned the task to anna',
    }));

  it('lets a model speak for itself, with its hash', () => {
    const told = tellEvent(
      {
        actor: 'countersign',
        type: 'pre-label-proposed',
        data: {
          dataRowId: 'r1',
          model: { name: 'fashion', version: '2', sha256: 'ab12' },
          annotations: [{ type: 'choice', name: 'category', value: 'Bag' }],
          confidence: 0.5,
          alternatives: [
            { answer: 'Bag', probability: 0.5 },
            { answer: 'Coat', probability: 0.3 },
          ],
        },
      },
      nameOf,
    );
    expect(told).toMatchObject({ who: 'fashion 2', does: 'proposed category: Bag' });
    expect(told.facts).toContainEqual(['Model hash', 'ab12']);
    expect(told.facts).toContainEqual(['Otherwise', `Coat ${share(0.3)}`]);
  });

  it('leaves out what an event does not say', () => {
    const told = tellEvent(
      {
        actor: 'u2',
        type: 'label-approved',
        data: { dataRowId: 'r1', taskId: 'r1.2', stage: 'review', round: 1, reviewer: 'u2' },
      },
      nameOf,
    );
    expect(told.facts).toEqual([
      ['Stage', 'Review'],
      ['Round', '1'],
    ]);
    expect(told.comment).toBeUndefined();
  });

  it('tells of events that it does not know', () => {
    const unknown = { actor: 'u1', type: 'row-weighed', data: {} } as unknown as Happened;
    expect(tellEvent(unknown, nameOf)).toMatchObject({ who: 'anna', does: 'row weighed' });
  });
});

it('names each type of event by a name of its own', () => {
  const names = Object.values(EVENT_TYPES).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('names a type that is newer than the page', () =>
  expect(typeLook('row-weighed')).toEqual({ kind: 'row', name: 'Row weighed' }));

it('says of an empty label that it says nothing', () => expect(labelText([])).toBe('nothing'));
