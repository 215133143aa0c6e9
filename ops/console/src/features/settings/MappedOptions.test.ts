import { expect, it } from 'vitest';
import { withTarget } from './MappedOptions';

it('maps an option to another, to none, or no longer', () => {
  const mapped = withTarget([{ from: 'cap', to: 'hat' }], 'parka', 'coat');
  expect(mapped).toEqual([
    { from: 'cap', to: 'hat' },
    { from: 'parka', to: 'coat' },
  ]);
  expect(withTarget(mapped, 'cap', null)).toEqual([{ from: 'parka', to: 'coat' }, { from: 'cap' }]);
  expect(withTarget(mapped, 'cap', undefined)).toEqual([{ from: 'parka', to: 'coat' }]);
});
