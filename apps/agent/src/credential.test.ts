import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialFile } from './credential.js';
import { createScratchDir } from './testing/scratch-dir.js';

const API = 'http://127.0.0.1:4000';
const CREDENTIAL = { host: 'web-01', credential: 'fw_host_1' };

describe('the credential file', () => {
  it('keeps a credential for each API apart', async () => {
    const stateDir = createScratchDir();
    await new CredentialFile(stateDir).write(API, CREDENTIAL);
    await new CredentialFile(stateDir).write('https://other', { host: 'w', credential: 'fw_host_2' });
    expect(await new CredentialFile(stateDir).read(API)).toEqual(CREDENTIAL);
    expect(await new CredentialFile(stateDir).read('https://third')).toBeNull();
  });

  it('can be read by its owner alone, also where it was open before, and leaves no draft behind', async () => {
    const stateDir = createScratchDir();
    const path = join(stateDir, 'credential');
    writeFileSync(path, '{}', { mode: 0o644 });
    chmodSync(path, 0o644);
    await new CredentialFile(stateDir).write(API, CREDENTIAL);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(stateDir)).toEqual(['credential']);
  });

  it('replaces a credential', async () => {
    const file = new CredentialFile(createScratchDir());
    await file.write(API, CREDENTIAL);
    await file.write(API, { ...CREDENTIAL, credential: 'fw_host_3' });
    expect(await file.read(API)).toEqual({ host: 'web-01', credential: 'fw_host_3' });
  });

  it.each(['', '{"http://127.0.0.1:4000": {"host"', '[]', 'null', '{"http://127.0.0.1:4000": {"host": 1}}'])(
    'that holds %j has no credential, and takes one',
    async (text) => {
      const stateDir = createScratchDir();
      writeFileSync(join(stateDir, 'credential'), text);
      const file = new CredentialFile(stateDir);
      expect(await file.read(API)).toBeNull();
      await file.write(API, CREDENTIAL);
      expect(await file.read(API)).toEqual(CREDENTIAL);
    },
  );

  it('is prepared in a folder that nobody else can enter', async () => {
    const stateDir = join(createScratchDir(), 'a/b');
    await new CredentialFile(stateDir).prepare();
    expect(statSync(stateDir).mode & 0o777).toBe(0o700);
  });

  it('cannot be prepared where there is a file in the way, nor read where there is a folder', async () => {
    const blocked = join(createScratchDir(), 'file');
    writeFileSync(blocked, '');
    await expect(new CredentialFile(blocked).prepare()).rejects.toThrow('EEXIST');
    const stateDir = createScratchDir();
    mkdirSync(join(stateDir, 'credential'));
    await expect(new CredentialFile(stateDir).read(API)).rejects.toThrow('EISDIR');
  });
});
