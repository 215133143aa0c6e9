import { describe, expect, it } from 'vitest';
import type { Member, Role } from '../../shared/api/types';
import { EVERYBODY } from '../../shared/session/roles';
import { consequences, gaps, toggled } from './team';

const member = (name: string, ...roles: Role[]): Member => ({ user: name, name, roles });
const review = {
  flow: 'staged-review',
  flowVersion: 1,
  stages: [
    { name: 'review', group: 'reviewers' as const, share: 1 },
    { name: 'acceptance', group: 'leads' as const, share: 0.2 },
  ],
  maxRounds: 3,
  claimMinutes: 30,
  rejectionReasons: ['OTHER'],
  repeatReviewers: false,
};
const whole = [
  member('anna', 'labeller'),
  member('emil', 'reviewer'),
  member('hugo', 'lead'),
  member('jana', 'manager'),
];

describe('gaps', () => {
  it('finds none in a whole team', () => expect(gaps(whole, review)).toEqual([]));
  it('misses each role that work waits for', () => expect(gaps([], review)).toHaveLength(5));
  it('sees that the only reviewer also labels', () => {
    const team = [
      ...whole.filter((one) => one.name !== 'emil'),
      member('ben', 'labeller', 'reviewer'),
    ];
    expect(gaps(team, review)).toEqual([expect.stringContaining('Only ben can do "review"')]);
  });
  it('sees that one person alone has two stages of review', () => {
    const team = [
      ...whole.filter((one) => one.name !== 'emil' && one.name !== 'hugo'),
      member('ida', 'reviewer', 'lead'),
    ];
    const stuck = 'Only ida can do "review" and "acceptance"';
    expect(gaps(team, review)).toEqual([expect.stringContaining(stuck)]);
    expect(gaps(team, { ...review, repeatReviewers: true })).toEqual([]);
  });
  it('sees that nobody confirms what one person would skip', () => {
    const confirming = { ...review, confirmSkips: true };
    const doubled = whole.map((one) => ({ ...one, name: `${one.name} too` }));
    expect(gaps([...whole, ...doubled], confirming)).toEqual([]);
    const team = [...whole, ...doubled.filter((one) => !one.roles.includes('lead'))];
    expect(gaps(team, confirming)).toEqual([expect.stringContaining('is a lead: a row')]);
  });
});

it('adds and takes away a role, in a steady order', () => {
  expect(toggled(['lead'], 'labeller', EVERYBODY)).toEqual(['labeller', 'lead']);
  expect(toggled(['labeller', 'lead'], 'lead', EVERYBODY)).toEqual(['labeller']);
});

it('says what measuring somebody brings with it', () => {
  expect(consequences(['manager'], ['manager', 'reviewer'])).toHaveLength(1);
  expect(consequences(['manager'], ['reviewer'])).toHaveLength(1);
  expect(consequences([], ['labeller'])).toEqual([]);
  expect(consequences(['labeller', 'manager'], ['reviewer', 'manager'])).toEqual([]);
});
