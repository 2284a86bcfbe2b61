import fc from 'fast-check';
import { toTable, type TableColumn } from './table.js';

const column = (head: string, cells: string[], least?: number): TableColumn => ({
  head,
  align: head === 'NAME' ? 'left' : 'right',
  cells,
  ...(least !== undefined && { least }),
});
const columns = [
  column('NAME', ['a-very-long-name', 'b'], 8),
  column('ONE', ['1', '22']),
  column('TWO', ['3', '4']),
];

describe('toTable', () => {
  it('aligns names to the left and figures to the right', () => {
    const { lines, omitted } = toTable(columns, { width: 80, hasColour: false });
    expect(lines).toEqual([
      'NAME              ONE  TWO',
      'a-very-long-name    1    3',
      'b                  22    4',
    ]);
    expect(omitted).toEqual([]);
  });

  it('shortens what may give way before it leaves a column out, and says which', () => {
    expect(toTable(columns, { width: 18, hasColour: false }).lines[1]).toBe('a-very-…    1    3');
    const narrow = toTable(columns, { width: 15, hasColour: false });
    expect([narrow.lines[1], narrow.omitted]).toEqual(['a-very-lo…    1', ['TWO']]);
  });

  it('is never wider than asked for, and passes no control character on', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), texts, (width, cells) => {
        const table = [column('NAME', cells, 4), column('ONE', ['1', '2', '3'])];
        const { lines } = toTable(table, { width, hasColour: false });
        expect(lines).toHaveLength(4);
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
