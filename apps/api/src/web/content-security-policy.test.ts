import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchDir } from '../testing/scratch-dir.js';
import { readDirectives, toHeader } from './content-security-policy.js';

const dir = scratchDir();
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('readDirectives', () => {
  it('admits each inline script and style of the pages by its hash, and no file script twice', async () => {
    mkdirSync(join(dir, 'host'));
    writeFileSync(
      join(dir, 'index.html'),
      '<script>one()</script><script src="/a.js"></script><style>p{}</style>',
    );
    writeFileSync(join(dir, 'host/index.html'), '<script id="x">two()</script><script>one()</script>');
    const directives = await readDirectives(dir);
    expect(directives['script-src']).toEqual(["'self'", ...[hashOf('one()'), hashOf('two()')].sort()]);
    expect(directives['style-src-elem']).toEqual(["'self'", hashOf('p{}')]);
  });

  it('never admits scripts that are merely inline', async () => {
    expect(toHeader(await readDirectives(dir))).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('allows only files where there are no pages', async () => {
    expect((await readDirectives(join(dir, 'missing')))['script-src']).toEqual(["'self'"]);
  });
});
