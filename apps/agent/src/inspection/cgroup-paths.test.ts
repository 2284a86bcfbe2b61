import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDir } from '../testing/scratch-dir.js';
import { readCgroupPaths } from './cgroup-paths.js';

const idOf = (folder: string) => statSync(folder, { bigint: true }).ino;

describe('the paths of control groups', () => {
  it.each(['', 'unified'])('are found by their ids below %j of the mount', (mount) => {
    const root = createScratchDir();
    const top = join(root, mount);
    const service = join(top, 'system.slice/nginx.service');
    mkdirSync(service, { recursive: true });
    writeFileSync(join(top, 'cgroup.controllers'), '');
    writeFileSync(join(service, 'cgroup.procs'), '');
    const paths = readCgroupPaths(root);
    expect(paths.get(idOf(top))).toBe('/');
    expect(paths.get(idOf(service))).toBe('/system.slice/nginx.service');
    expect(paths.size).toBe(3);
  });

  it('that are endless keep their end, which names the unit', () => {
    const root = createScratchDir();
    writeFileSync(join(root, 'cgroup.controllers'), '');
    const deep = join(root, 'a'.repeat(150), 'b'.repeat(150), 'x.service');
    mkdirSync(deep, { recursive: true });
    const path = readCgroupPaths(root).get(idOf(deep)) ?? '';
    expect(path).toMatch(/^….*\/x\.service$/);
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(200);
  });

  it('are none where there is no hierarchy of version 2', () => {
    expect(readCgroupPaths(createScratchDir()).size).toBe(0);
  });
});
