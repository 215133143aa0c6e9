import { describe, expect, it } from 'vitest';
import { csvOf } from './csv';
import { fileName } from './download';

describe('csvOf', () => {
  it('writes a header and ends every line with CRLF', () => {
    expect(csvOf(['stage', 'rows'], [['review', 3]])).toBe('stage,rows\r\nreview,3\r\n');
  });

  it('quotes commas, quotes and line ends', () => {
    expect(csvOf(['a'], [['x, "y"\nz']])).toBe('a\r\n"x, ""y""\nz"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('never lets %j be a formula', (text) => {
    expect(csvOf(['a'], [[text]])).toBe(`a\r\n'${text}\r\n`);
  });

  it('keeps numbers below zero as numbers', () => {
    expect(csvOf(['a'], [[-1.5]])).toBe('a\r\n-1.5\r\n');
  });

  it('leaves empty what is not known', () => {
    expect(csvOf(['a', 'b', 'c'], [[null, undefined, true]])).toBe('a,b,c\r\n,,true\r\n');
  });
});

it('names a file by what may stand in a file name', () => {
  expect(fileName('Throughput / hour: “all”', 'csv')).toBe('throughput-hour-all.csv');
});
