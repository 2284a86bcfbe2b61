import { toCsv } from './save-file';

describe('toCsv', () => {
  it('quotes what would break a row, and leaves out what is not known', () => {
    expect(
      toCsv([
        ['time', 'host'],
        ['2026-11-25T00:00:00.000Z', 'a "b", c'],
        [3, null],
      ]),
    ).toBe('time,host\r\n2026-11-25T00:00:00.000Z,"a ""b"", c"\r\n3,\r\n');
  });
});
