import { expect, it } from 'vitest';
import { expiryOf, LIFETIMES } from './expiry';
import { passwordFault } from './PasswordForm';

it('lets tokens expire after so many days, or never', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(expiryOf('7', now)).toBe('2026-01-08T00:00:00.000Z');
  expect(expiryOf('never', now)).toBeUndefined();
  expect(LIFETIMES.map(({ value }) => expiryOf(value, now)).filter(Boolean)).toHaveLength(4);
});

it('counts the length of a password in bytes, as the server does', () => {
  expect(passwordFault('short')).not.toBeNull();
  expect(passwordFault('x'.repeat(72))).toBeNull();
  expect(passwordFault('é'.repeat(37))).not.toBeNull();
});
