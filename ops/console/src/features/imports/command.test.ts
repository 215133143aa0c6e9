import { expect, it } from 'vitest';
import { commandLine } from './command';

it('imports what was chosen, quoted where needed', () =>
  expect(
    commandLine('product images', [{ name: "jana's.csv" }], {
      name: 'autumn',
      priority: 60,
      dueAt: '2026-11-30T17:00:00Z',
    }),
  ).toBe(
    `countersign import 'product images' 'jana'\\''s.csv' --batch autumn --due 2026-11-30T17:00:00Z --priority 60`,
  ));

it('shows the form of the command before anything is chosen', () =>
  expect(commandLine('p', [], { name: '' })).toBe('countersign import p rows.ndjson'));
