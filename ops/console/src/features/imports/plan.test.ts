import { describe, expect, it } from 'vitest';
import { kindOf, nameAfter, plan, size } from './plan';

const file = (name: string, bytes = 10): File => {
  const made = new File([''], name);
  Object.defineProperty(made, 'size', { value: bytes });
  return made;
};

describe('plan', () => {
  it('sends files of rows one by one, as what they are', () =>
    expect(plan([file('a.ndjson'), file('b.csv.gz'), file('c.json')])).toMatchObject([
      { form: 'lines', contentType: 'application/x-ndjson', packed: false },
      { form: 'lines', contentType: 'text/csv', packed: true },
      { form: 'lines', contentType: 'application/json', packed: false },
    ]));
  it('sends images together, but not too many at once', () => {
    const images = Array.from({ length: 1_200 }, (_, i) => file(`${i}.png`));
    expect(plan(images).map((one) => (one.form === 'files' ? one.files.length : 0))).toEqual([
      500, 500, 200,
    ]);
  });
  it('sends images together, but not too large at once', () =>
    expect(plan([file('a.png', 5e7), file('b.png', 5e7), file('c.png', 1e6)])).toHaveLength(2));
});

it.each([
  ['rows.NDJSON', 'ndjson'],
  ['rows.csv.gz', 'csv'],
  ['rows.TSV', 'csv'],
  ['rows.json.gz', 'json'],
  ['a.jpeg', 'image'],
  ['a.WEBP', 'image'],
  ['a.gif', 'image'],
  ['a.tif', 'image'],
  ['a.tiff', 'image'],
  ['a.bmp', 'image'],
  ['a.zip', 'zip'],
  ['a.exe', 'unknown'],
])('knows %s as %s', (name, kind) => expect(kindOf(name)).toBe(kind));

it('calls a batch after its file', () => {
  expect(nameAfter('autumn.ndjson.gz')).toBe('autumn');
  expect(nameAfter('autumn.zip')).toBe('autumn');
  expect(nameAfter('autumn.tiff')).toBe('autumn');
});

it('says sizes', () => {
  expect(size(12)).toBe('12 bytes');
  expect(size(1_500_000)).toBe('1.5 MB');
});
