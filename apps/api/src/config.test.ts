import { parseConfig } from './config.js';

const problemsOf = (env: Record<string, string>) => {
  const result = parseConfig(env);
  return result.ok ? [] : result.problems;
};

describe('parseConfig', () => {
  it('listens on loopback port 4000 when nothing is set', () => {
    expect(parseConfig({})).toMatchObject({
      ok: true,
      config: { host: '127.0.0.1', port: 4000, trustProxy: false },
    });
  });

  it('keeps the database in the data dir unless DATABASE_URL names a file', () => {
    expect(parseConfig({ FINWAIT_DATA_DIR: '/srv/fw' })).toMatchObject({
      config: { databasePath: '/srv/fw/finwait.db' },
    });
    expect(parseConfig({ DATABASE_URL: 'file:/srv/other.db' })).toMatchObject({
      config: { databasePath: '/srv/other.db' },
    });
  });

  it('takes an empty variable as not set', () => {
    expect(parseConfig({ FINWAIT_PORT: '', FINWAIT_BOOTSTRAP_TOKEN: '' })).toMatchObject({
      config: { port: 4000 },
    });
  });

  it.each([
    ['FINWAIT_PORT', '70000'],
    ['FINWAIT_PORT', 'http'],
    ['FINWAIT_PORT', '-1'],
    ['DATABASE_URL', 'postgres://db'],
    ['FINWAIT_BOOTSTRAP_TOKEN', 'short'],
    ['FINWAIT_LOG_LEVEL', 'loud'],
    ['FINWAIT_PUBLIC_URL', 'finwait.example.net'],
    ['FINWAIT_PUBLIC_URL', 'ftp://finwait.example.net'],
    ['FINWAIT_TRUST_PROXY', 'yes'],
    ['FINWAIT_RETENTION_RAW', '23h'],
    ['FINWAIT_RETENTION_5M', 'never'],
    ['FINWAIT_MAX_DB_BYTES', '9MB'],
    ['FINWAIT_MAX_DB_BYTES', 'plenty'],
  ])('refuses %s=%s by its name', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`config_invalid: ${name}`)]);
  });

  it('lists every problem at once', () => {
    const problems = problemsOf({ FINWAIT_PORT: 'x', FINWAIT_LOG_LEVEL: 'x', FINWAIT_RETENTION_RAW: '30' });
    expect(problems).toHaveLength(3);
  });

  it('reads how much of the history is kept', () => {
    const parsed = parseConfig({
      FINWAIT_RETENTION_RAW: '30d',
      FINWAIT_RETENTION_5M: '2y',
      FINWAIT_RETENTION_1H: 'forever',
      FINWAIT_MAX_DB_BYTES: '1.5GB',
    });
    const day = 86_400_000;
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        retention: { keepMs: { raw: 30 * day, '5m': 730 * day, '1h': Infinity }, maxBytes: 1_500_000_000 },
      },
    });
  });

  it('refuses to keep a coarse tier shorter than what it is made of', () => {
    expect(problemsOf({ FINWAIT_RETENTION_RAW: 'forever' })).toEqual([
      expect.stringContaining('config_invalid: FINWAIT_RETENTION_RAW, _5M and _1H'),
    ]);
  });

  it('never repeats a refused token', () => {
    expect(problemsOf({ FINWAIT_BOOTSTRAP_TOKEN: 'too-short-secret' }).join()).not.toContain(
      'too-short-secret',
    );
  });
});
