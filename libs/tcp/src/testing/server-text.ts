import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HopKind, ParsedServerText, ServerHop } from '../index.js';
import { findPathFaults } from '../paths/index.js';

const FOLDER = join(__dirname, '../../fixtures/servers');

/** What a real server printed, or was given to read. Its origin is in fixtures/servers/README.md. */
export function readServerText(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** The hop with that name; the test fails where there is none. */
export function findHop({ hops }: ParsedServerText, name: string): ServerHop {
  const hop = hops.find((each) => each.name === name);
  if (!hop) throw new Error(`no ${name} among ${hops.map((each) => each.name).join(' | ')}`);
  return hop;
}

/** What the check of paths says against the settings of these hops: they are read for it. */
export function findSettingFaults(kind: HopKind, { hops }: ParsedServerText) {
  return hops.flatMap(({ settings }) =>
    findPathFaults({ hops: [{ kind: 'client' }, { kind, settings }, { kind: 'server' }] }),
  );
}
