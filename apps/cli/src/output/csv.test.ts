import { toCsvLine, toCsvTime } from './csv.js';

describe('toCsvLine', () => {
  it('leaves the unknown empty and quotes what has to be', () => {
    expect(toCsvLine(['web-01', 0, null, 'a,b', 'say "no"', toCsvTime(0)])).toBe(
      'web-01,0,,"a,b","say ""no""",1970-01-01T00:00:00.000Z\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@x'])('gives a spreadsheet no formula in %j', (text) => {
    expect(toCsvLine([text])).toBe(`'${text}\r\n`);
  });
});
