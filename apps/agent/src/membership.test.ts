import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialFile } from './credential.js';
import { joinFleet } from './membership.js';
import { createLogLines } from './testing/log-lines.js';
import { createScratchDir } from './testing/scratch-dir.js';
import { TinyApi } from './testing/tiny-api.js';

const { signal } = new AbortController();

function createMembership(api: string) {
  const stateDir = createScratchDir();
  const { log, lines } = createLogLines();
  const config = {
    api,
    token: 'fw_enrol_1',
    name: 'web-01',
    isNameGiven: true,
    tags: {},
    intervalMs: 1_000,
    cpuBudget: 0.01,
    discovery: false,
    source: 'auto' as const,
    stateDir,
    once: false,
    json: false,
    warnings: [],
  };
  return { config, file: new CredentialFile(stateDir), log, lines, retryDelay: () => 1 };
}

describe('joining a fleet', () => {
  it('goes on until the API answers, and says once that it did not and once that it does', async () => {
    const api = await TinyApi.open();
    let tries = 0;
    const accept = api.enrol;
    api.enrol = (request) =>
      (tries += 1) < 4 ? { status: 503, body: { code: 'storage_unavailable' } } : accept(request);
    const membership = createMembership(api.url);
    expect(await joinFleet(membership, signal)).toMatchObject({ host: 'web-01', credential: 'secret-1' });
    expect(tries).toBe(4);
    expect(membership.lines.map((line) => line.split(':')[0])).toEqual([
      'warn api_unreachable',
      'info the API at http',
      'info enrolled at http',
    ]);
  });

  it('says the same machine each time', async () => {
    const api = await TinyApi.open();
    const membership = createMembership(api.url);
    await joinFleet(membership, signal);
    await joinFleet(membership, signal);
    const [first, second] = api.enrolments as { machineId: string }[];
    expect(first?.machineId).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.machineId).toBe(first?.machineId);
  });

  it('goes on with a credential that cannot be kept, and warns', async () => {
    const api = await TinyApi.open();
    const membership = createMembership(api.url);
    mkdirSync(join(membership.config.stateDir, 'credential'));
    expect(await joinFleet(membership, signal)).toMatchObject({ credential: 'secret-1' });
    expect(membership.lines.at(-1)).toMatch(/^warn the credential cannot be kept/);
    expect(membership.lines.join('\n')).not.toContain('secret-1');
  });
});
