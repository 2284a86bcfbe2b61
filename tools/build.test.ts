import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const BUILT = ['libs/tcp/dist/index.js', 'apps/agent/dist/main.js', 'apps/api/dist/main.js'];

describe('a build', () => {
  it('leaves alone what is up to date, since a product may be running from it', () => {
    const changedAt = () => BUILT.map((path) => statSync(join(ROOT, path)).ctimeMs);
    const before = changedAt();
    execFileSync(process.execPath, [join(ROOT, 'tools/build.mjs')], { stdio: 'pipe' });
    expect(changedAt()).toEqual(before);
  });
});
