import { describe, expect, it } from 'vitest';
import { Problem } from './problem';
import { detailOf, wordsFor } from './words';

describe('wordsFor', () => {
  it('speaks by the code, not by the text', () =>
    expect(wordsFor(new Problem(409, 'CLAIM_EXPIRED', 'anything'))).toContain('ran out'));
  it('falls back to the detail', () =>
    expect(wordsFor(new Problem(422, 'NEW_CODE', 'Expected a name'))).toBe('Expected a name'));
});

describe('detailOf', () => {
  it('names the fields that are wrong', () =>
    expect(
      detailOf(
        new Problem(422, 'POLICY_INVALID', 'x', [
          { path: 'sla.warnAt', code: 'INVALID', detail: 'at most 1' },
        ]),
      ),
    ).toBe('sla.warnAt: at most 1'));
  it('is silent where the server was not reached', () =>
    expect(detailOf(Problem.unreachable())).toBeUndefined());
});
