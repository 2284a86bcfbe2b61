import { toLines, toLineText, type LineForm } from './watch-line.js';

const FRAME = { at: 1_000, fleet: [7, null], rows: [['web\u001b01', 500, 1, 3, 0] as const] };
const form = (format: LineForm['format']): LineForm => {
  return { format, columns: ['ESTABLISHED', 'CLOSE_WAIT'], hasColour: false };
};
const textOf = (isFleet: boolean, format: LineForm['format']) =>
  toLines(FRAME, isFleet).map((line) => toLineText(line, form(format)));

describe('a line of watch', () => {
  it('is a JSON object for programs, where the unknown is null', () => {
    expect(textOf(true, 'json')).toEqual(['{"at":1000,"states":{"ESTABLISHED":7,"CLOSE_WAIT":null}}\n']);
  });

  it('is a row of CSV, dated by the snapshot', () => {
    expect(textOf(true, 'csv')).toEqual(['1970-01-01T00:00:01.000Z,7,\r\n']);
    expect(textOf(false, 'csv')[0]).toMatch(/,1970-01-01T00:00:00.500Z,3,0\r\n$/);
  });

  it('is for people without the states that have no socket, and steers no terminal', () => {
    expect(textOf(false, 'table')).toEqual(['00:00:00  web?01  ESTABLISHED 3\n']);
    expect(textOf(true, 'table')).toEqual(['00:00:01  fleet  ESTABLISHED 7  CLOSE_WAIT -\n']);
  });

  it('is none where a frame has no totals', () => {
    expect(toLines({ at: 1, rows: [] }, true)).toEqual([]);
  });
});
