import { statSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { scratchDir } from '../testing/scratch-dir.js';
import { readAdminToken } from './admin-token.js';

const parent = scratchDir();
const newDir = () => mkdtempSync(join(parent, 'data-'));

describe('readAdminToken', () => {
  it('makes a token that only the owner can read, and keeps it', async () => {
    const dir = newDir();
    const token = await readAdminToken(dir, undefined);
    expect(token).toMatch(/^fw_admin_.{43}$/);
    expect(statSync(join(dir, 'admin-token')).mode & 0o777).toBe(0o600);
    expect(await readAdminToken(dir, undefined)).toBe(token);
  });

  it('prefers the token it is given', async () => {
    expect(await readAdminToken(newDir(), 'given')).toBe('given');
  });

  it('makes a new one when the file is empty', async () => {
    const dir = newDir();
    writeFileSync(join(dir, 'admin-token'), '\n');
    expect(await readAdminToken(dir, undefined)).toMatch(/^fw_admin_/);
  });
});
