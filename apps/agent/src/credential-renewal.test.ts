import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialFile, type Credential } from './credential.js';
import { CredentialRenewal } from './credential-renewal.js';
import { createLogLines } from './testing/log-lines.js';
import { createScratchDir } from './testing/scratch-dir.js';
import { TinyApi } from './testing/tiny-api.js';
import { until } from './testing/until.js';

const OLD = { host: 'web-01', credential: 'old' };
const AGED = { ...OLD, since: Date.now() - 31 * 86_400_000 };

async function createRig(kept: Credential) {
  const api = await TinyApi.open();
  const stateDir = createScratchDir();
  const file = new CredentialFile(stateDir);
  await file.write(api.url, kept);
  const { log, lines } = createLogLines();
  const renewed: Credential[] = [];
  const asked: (string | undefined)[] = [];
  api.renew = (bearer) => {
    asked.push(bearer);
    return { status: 200, body: { host: 'web-01', credential: 'new', formerUntil: 1 } };
  };
  const onRenewed = (credential: Credential) => renewed.push(credential);
  const renewal = new CredentialRenewal({ api: api.url, file, log, onRenewed });
  return { api, file, stateDir, lines, renewed, asked, renewal };
}

describe('the renewal of a credential', () => {
  it.each([AGED, OLD])('replaces one that is older than a month, or of unknown age: %j', async (kept) => {
    const { api, file, renewed, asked, renewal } = await createRig(kept);
    renewal.start(kept);
    await until(() => renewed.length === 1);
    renewal.stop();
    expect(asked).toEqual(['Bearer old']);
    expect(await file.read(api.url)).toEqual(renewed[0]);
    expect(renewed[0]?.since).toBeGreaterThan(AGED.since);
  });

  it('leaves one alone that is young', async () => {
    const young = { ...OLD, since: Date.now() };
    const { asked, renewal } = await createRig(young);
    renewal.start(young);
    renewal.start(AGED);
    await until(() => asked.length > 0);
    renewal.stop();
    expect(asked).toHaveLength(1);
  });

  it('keeps the old one where the API refuses, and says so', async () => {
    const { api, file, lines, renewed, renewal } = await createRig(AGED);
    api.renew = () => ({ status: 503, body: { code: 'storage_unavailable' } });
    renewal.start(AGED);
    await until(() => lines.length === 1);
    renewal.stop();
    expect(lines[0]).toContain('answered with status 503');
    expect(renewed).toEqual([]);
    expect(await file.read(api.url)).toEqual(AGED);
  });

  it('goes on with the old one where the new one cannot be kept', async () => {
    const { api, file, stateDir, lines, renewed, renewal } = await createRig(AGED);
    const obstacle = join(stateDir, `credential.${process.pid}`);
    mkdirSync(obstacle);
    renewal.start(AGED);
    await until(() => lines.length === 1);
    renewal.stop();
    rmdirSync(obstacle);
    expect(lines[0]).toContain('cannot be renewed yet');
    expect(renewed).toEqual([]);
    expect(await file.read(api.url)).toEqual(AGED);
  });
});
