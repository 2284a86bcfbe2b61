import { createLog } from './log.js';

describe('the log', () => {
  it('writes the time, the level and the message on one line, whatever the message holds', () => {
    const written: string[] = [];
    createLog((text) => written.push(text))('warn', 'one\r\n  two\nthree');
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warn one two three\n$/);
  });
});
