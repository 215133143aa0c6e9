import { describe, expect, it } from 'vitest';
import { holds, MANAGERS, WORKERS } from './roles';

const me = {
  id: 'u1',
  name: 'jana',
  admin: false,
  projects: { p1: ['manager' as const], p2: ['reviewer' as const] },
  version: '1',
  program: 'countersign',
};

describe('holds', () => {
  it('looks at the project that is asked for', () => {
    expect(holds(me, MANAGERS, 'p1')).toBe(true);
    expect(holds(me, MANAGERS, 'p2')).toBe(false);
  });
  it('looks at all projects when none is named', () => expect(holds(me, WORKERS)).toBe(true));
  it('refuses a project that one is not a member of', () =>
    expect(holds(me, WORKERS, 'p3')).toBe(false));
});
