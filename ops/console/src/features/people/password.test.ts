import { expect, it } from 'vitest';
import { newPassword } from './password';

it('makes another password each time, without letters that look alike', () => {
  const made = Array.from({ length: 50 }, newPassword);
  expect(new Set(made).size).toBe(50);
  made.forEach((one) => expect(one).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{18}$/));
});
