import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMN_NAMES } from '@finwait/tcp';
import type { Config } from './config.js';
import { CredentialFile } from './credential.js';
import { readOwnSettings } from './settings/read-settings.js';
import { ProcfsSource } from './sources/procfs.js';
import { streamSnapshots } from './stream.js';
import { createLogLines } from './testing/log-lines.js';
import { createProcRoot } from './testing/proc-root.js';
import { createScratchDir } from './testing/scratch-dir.js';
import { TinyApi } from './testing/tiny-api.js';
import { until } from './testing/until.js';

const TOKEN = 'fw_enrol_1';
const FILES = ['tcp', 'tcp6', 'snmp', 'netstat', 'sockstat'];

function createAgent(api: string, changes: Partial<Omit<Config, 'api'>> = {}) {
  const config = {
    api,
    token: TOKEN,
    name: 'web-01',
    isNameGiven: true,
    tags: { env: 'prod' },
    intervalMs: 100,
    discovery: false,
    cpuBudget: 1,
    source: 'procfs' as const,
    stateDir: createScratchDir(),
    once: false,
    json: false,
    warnings: [],
    ...changes,
  };
  const { log, lines } = createLogLines();
  const root = createProcRoot('linux-6.18-all-states', FILES);
  const stop = new AbortController();
  const start = () => streamSnapshots({ config, source: new ProcfsSource(root), log }, stop.signal);
  return { config, lines, root, stop, start };
}

describe('an agent', () => {
  it('enrols, keeps its credential, streams every column, tells its settings and ends with 0 when it is told to', async () => {
    const api = await TinyApi.open();
    const { config, start, stop, lines } = createAgent(api.url);
    const exit = start();
    await until(() => api.seqs.length >= 2 && api.facts.length >= 1);
    stop.abort();
    expect(await exit).toBe(0);
    expect(api.facts[0]?.settings).toEqual(readOwnSettings());
    expect(api.enrolments).toMatchObject([{ token: TOKEN, name: 'web-01', tags: { env: 'prod' } }]);
    expect(api.handshakes).toMatchObject([{ credential: 'secret-1', profile: { source: 'procfs' } }]);
    expect(api.batches[0]?.rows[0]).toHaveLength(3 + COLUMN_NAMES.length);
    expect((await new CredentialFile(config.stateDir).read(api.url))?.credential).toBe('secret-1');
    const limit = 'info not all network namespaces are seen: procfs reads its own only';
    expect(lines.filter((line) => line === limit)).toHaveLength(1);
    expect(lines.join('\n')).not.toMatch(/secret-1|fw_enrol_1/);
  });

  it('reads less often where the budget demands it, and says how often', async () => {
    const api = await TinyApi.open();
    const { start, stop } = createAgent(api.url, { cpuBudget: 0.001 });
    const exit = start();
    await until(() => api.batches.length >= 1);
    stop.abort();
    expect(await exit).toBe(0);
    const [batch] = api.batches;
    expect(batch?.intervalMs).toBeGreaterThanOrEqual((batch?.cost?.cpuMs ?? NaN) / 0.001);
    expect(api.handshakes[0]?.profile.intervalMs).toBe(100);
  });

  it('uses the credential it has and leaves the token alone', async () => {
    const api = await TinyApi.open();
    const { config, start, stop, lines } = createAgent(api.url, { name: 'other' });
    await new CredentialFile(config.stateDir).write(api.url, { host: 'web-01', credential: 'secret-2' });
    const exit = start();
    await until(() => api.batches.length >= 1);
    stop.abort();
    expect(await exit).toBe(0);
    expect(api.enrolments).toEqual([]);
    expect(api.handshakes[0]?.credential).toBe('secret-2');
    expect(lines[0]).toContain('this host is web-01');
  });

  it.each(['enrolment_refused', 'host_name_taken'] as const)(
    'ends with 3 and says what to do when the API answers %s',
    async (code) => {
      const api = await TinyApi.open();
      api.enrol = () => ({ status: 403, body: { code, detail: 'because of this' } });
      const { start, lines } = createAgent(api.url);
      expect(await start()).toBe(3);
      const errors = lines.filter((line) => line.startsWith('error'));
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatch(new RegExp(`^error ${code}: .*because of this.*\\.$`));
    },
  );

  it('ends with 3 when its credential is refused and it has no token', async () => {
    const api = await TinyApi.open();
    api.admit = () => ({ code: 'host_removed', detail: 'web-01 is gone' });
    const { config, start, lines } = createAgent(api.url, { token: null });
    await new CredentialFile(config.stateDir).write(api.url, { host: 'web-01', credential: 'secret-2' });
    expect(await start()).toBe(3);
    expect(lines.at(-1)).toMatch(/^error agent_refused: .*host_removed \(web-01 is gone\)/);
  });

  it('enrols again when its credential is refused and it has a token', async () => {
    const api = await TinyApi.open();
    api.admit = ({ credential }) =>
      credential === 'secret-1' ? null : { code: 'credentials_refused', detail: 'unknown' };
    const { config, start, stop } = createAgent(api.url);
    await new CredentialFile(config.stateDir).write(api.url, { host: 'web-01', credential: 'secret-2' });
    const exit = start();
    await until(() => api.batches.length >= 1);
    stop.abort();
    expect(await exit).toBe(0);
    expect(api.enrolments).toHaveLength(1);
  });

  it('enrols no more than once for a host that is refused every time', async () => {
    const api = await TinyApi.open();
    api.admit = () => ({ code: 'credentials_refused', detail: 'unknown' });
    const { start } = createAgent(api.url);
    expect(await start()).toBe(3);
    expect(api.enrolments).toHaveLength(1);
  });

  it('ends with 2 when it has neither credential nor token', async () => {
    const { start, lines } = createAgent('http://127.0.0.1:9', { token: null });
    expect(await start()).toBe(2);
    expect(lines[0]).toMatch(/^error config_invalid: --token-file: given nothing/);
  });

  it('ends with 2 when it cannot keep a credential', async () => {
    const file = join(createScratchDir(), 'file');
    writeFileSync(file, '');
    const { start, lines } = createAgent('http://127.0.0.1:9', { stateDir: file });
    expect(await start()).toBe(2);
    expect(lines[0]).toMatch(/^error config_invalid: --state-dir: /);
  });

  it('ends with 2 when another agent uses the state dir, and leaves that one alone', async () => {
    const api = await TinyApi.open();
    const { config, start, stop } = createAgent(api.url);
    const exit = start();
    await until(() => api.batches.length >= 1);
    const second = createAgent(api.url, { stateDir: config.stateDir });
    expect(await second.start()).toBe(2);
    const [line = ''] = second.lines.filter((text) => text.startsWith('error'));
    expect(line).toContain(`error state_dir_in_use: `);
    expect(line).toContain(`${config.stateDir} belongs to process ${process.pid}. Stop that agent`);
    const { length } = api.batches;
    await until(() => api.batches.length > length);
    stop.abort();
    expect(await exit).toBe(0);
    expect(api.handshakes).toHaveLength(1);
  });

  it('stops at once while it waits for an API that does not answer', async () => {
    const closed = await TinyApi.open();
    const { url } = closed;
    await closed.close();
    const { start, stop, lines } = createAgent(url);
    const exit = start();
    await until(() => lines.some((line) => line.includes('api_unreachable')));
    stop.abort();
    expect(await exit).toBe(0);
    expect(lines.filter((line) => line.includes('api_unreachable'))).toHaveLength(1);
  });

  it('says once that sockets cannot be read, goes on, and says when they can be again', async () => {
    const api = await TinyApi.open();
    const { start, stop, lines, root } = createAgent(api.url);
    const table = join(root, 'net/tcp');
    const content = readFileSync(table);
    rmSync(table);
    const exit = start();
    await until(() => lines.some((line) => line.includes('source_unavailable')));
    writeFileSync(table, content);
    await until(() => api.batches.length >= 1);
    stop.abort();
    expect(await exit).toBe(0);
    expect(lines.filter((line) => line.includes('source_unavailable'))).toHaveLength(1);
    expect(lines.some((line) => line === 'info the sockets can be read again')).toBe(true);
  });
});
