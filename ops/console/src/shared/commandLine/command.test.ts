import { expect, it } from 'vitest';
import { commandOf, importWords } from './command';

const HERE = { program: 'countersign', server: 'http://localhost:8080' };

it('imports what was chosen, quoted where needed', () =>
  expect(
    commandOf(
      HERE,
      ...importWords('product images', [{ name: "jana's.csv" }], {
        name: 'autumn',
        priority: 60,
        dueAt: '2026-11-30T17:00:00Z',
        map: 'key:id,text:the text',
      }),
    ),
  ).toBe(
    `countersign import 'product images' 'jana'\\''s.csv' --map 'key:id,text:the text' --batch autumn --due 2026-11-30T17:00:00Z --priority 60`,
  ));

it('shows the form of the command before anything is chosen', () =>
  expect(commandOf(HERE, ...importWords('p', [], { name: '' }))).toBe(
    'countersign import p rows.ndjson',
  ));

it('talks to this server by the program that is there', () =>
  expect(
    commandOf({ program: '/opt/my tools/countersign', server: 'https://labels.example' }, 'status'),
  ).toBe("'/opt/my tools/countersign' status --url https://labels.example"));
