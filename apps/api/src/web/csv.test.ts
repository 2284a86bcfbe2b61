import fc from 'fast-check';
import { toFormat } from './answer-format.js';
import { toCsv } from './csv.js';

/** Cells of a text, by RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('toCsv', () => {
  it('writes unknown figures as nothing and quotes what needs it', () => {
    expect(
      toCsv(
        ['name', 'n'],
        [
          ['a,"b"', 1],
          ['c', null],
        ],
      ),
    ).toBe('name,n\r\n"a,""b""",1\r\nc,\r\n');
  });

  it('makes no formula of a text', () => {
    expect(toCsv(['x'], [['=1+1'], ['@a'], ['-2']])).toBe("x\r\n'=1+1\r\n'@a\r\n'-2\r\n");
  });

  it('gives every text back, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.integer())), (rows) => {
        const read = parse(toCsv(['text', 'number'], rows));
        expect(read).toHaveLength(rows.length + 1);
        rows.forEach(([text, number], at) => {
          const [cell = '', figure] = read[at + 1] ?? [];
          expect([text, `'${text}`]).toContain(cell);
          expect(Number(figure)).toBe(number);
        });
      }),
    );
  });
});

describe('toFormat', () => {
  it.each([
    ['text/csv', 'csv'],
    ['text/csv; charset=utf-8, */*', 'csv'],
    ['TEXT/CSV, application/json', 'csv'],
    ['application/json, text/csv', 'json'],
    ['text/html, */*', 'json'],
    [undefined, 'json'],
  ])('answers %s with %s', (accept, format) => {
    expect(toFormat(accept)).toBe(format);
  });
});
