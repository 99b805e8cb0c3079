// Cells that a spreadsheet would run, break at, or lose.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { csvCell, csvLine, csvText, type CsvValue } from './csv.ts';

describe('COR-63 a cell is text, whatever a spreadsheet would make of it', () => {
  const cases: [value: CsvValue, cell: string][] = [
    ['plain', 'plain'],
    ['=1+1', `'=1+1`],
    ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
    ['+66 81', `'+66 81`],
    ['-2', `'-2`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['  =1', `'  =1`],
    ['＝1', `'＝1`],
    [`'=1`, `''=1`],
    [`'tis`, `'tis`],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['ไทย', 'ไทย'],
    [null, ''],
    [undefined, ''],
    [7, '7'],
    [0, '0'],
  ];
  test.each(cases)('%j', (value, cell) => expect(csvCell(value)).toBe(cell));

  test('a line ends as RFC 4180 asks', () => expect(csvLine(['a', null, '=b'])).toBe(`a,,'=b\r\n`));
});

test('COR-23 a text that was made safe is read back as it was', () => {
  const unquoted = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
  const texts = fc.stringMatching(/^['=+\-@\t ＝"]{0,3}.{0,5}$/u);
  fc.assert(
    fc.property(texts, (value) => csvText(unquoted(csvCell(value))) === value),
    { numRuns: 2_000 },
  );
});
