import fc from 'fast-check';
import { parseTime, timeSchema } from './time.js';

const NOW = Date.UTC(2026, 10, 18, 16, 50);

describe('parseTime', () => {
  it.each([
    ['now', NOW],
    ['-15m', NOW - 900_000],
    ['-24h', NOW - 86_400_000],
    ['-30d', NOW - 30 * 86_400_000],
    ['-1.5h', NOW - 5_400_000],
    ['0', 0],
    ['1795424345668', 1_795_424_345_668],
    ['2026-11-18', Date.UTC(2026, 10, 18)],
    ['2026-11-18T16:50', NOW],
    ['2026-11-18T16:50:00Z', NOW],
    ['2026-11-18T18:50:00.000+02:00', NOW],
  ])('reads %s', (text, at) => expect(parseTime(text, NOW)).toBe(at));

  it.each([
    '',
    ' now',
    'Now',
    'yesterday',
    '15m',
    '-15',
    '-m',
    '+15m',
    '-1e3s',
    '2026-13-01',
    '2026-11-18 16:50',
    '99999999999999999',
    '-99999999999d',
  ])('takes %j as no time', (text) => expect(parseTime(text, NOW)).toBeUndefined());

  it('reads back every instant it is given in ISO 8601 and in milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (at) => {
        expect(parseTime(new Date(at).toISOString(), NOW)).toBe(at);
        expect(parseTime(String(at), NOW)).toBe(at);
      }),
    );
  });

  it('gives a whole number of milliseconds or nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const at = parseTime(text, NOW);
        expect(at === undefined || Number.isSafeInteger(at)).toBe(true);
      }),
    );
  });
});

describe('timeSchema', () => {
  it('says what it takes when it refuses', () => {
    expect(timeSchema.safeParse('soon').error?.issues[0]?.message).toContain('ISO 8601');
  });
});
