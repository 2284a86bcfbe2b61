import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseHaproxyConfig, type HaproxyFile } from '@finwait/tcp';
import type { UnseenSetting } from '@finwait/contracts/protocol';
import { toCause } from '../cause.js';
import { findDistrust, runDump } from './run-dump.js';
import { toFaultReasons, type ServerFindings } from './server-findings.js';

const ROOT = 0;
const MOST_BYTES = 4_194_304;

/** What the files of its command line say. */
export async function readHaproxy(
  program: string,
  words: readonly string[],
  folder: string,
): Promise<ServerFindings> {
  const version = await runDump(program, ['-v']);
  const found = /version (\d[\w.-]*)/i.exec(version.ok ? version.out : '')?.[1] ?? null;
  const unseen: UnseenSetting[] = [];
  const files: HaproxyFile[] = [];
  let left = MOST_BYTES;
  for (const path of toHaproxyPaths(words, folder)) {
    try {
      for (const file of toFiles(path)) {
        const { size } = statSync(file);
        if (size > left) throw new Error(`the files are longer than ${MOST_BYTES} bytes`);
        left -= size;
        files.push({ path: file, text: readFileSync(file, 'utf8') });
      }
    } catch (error) {
      unseen.push({ setting: 'all', reason: `${path}: ${toCause(error)}` });
    }
  }
  const { hops, faults, places } = parseHaproxyConfig(files);
  const findings = { version: found, hops, unseen: [...unseen, ...toFaultReasons(faults)], places };
  return places.length === 0 ? findings : distrustPlaces(findings, files);
}

/** Whoever may change a file could make the agent connect to any socket of the host. */
function distrustPlaces(findings: ServerFindings, files: readonly HaproxyFile[]): ServerFindings {
  const distrust = files.map(({ path }) => findDistrust(path, ROOT)).find((reason) => reason !== null);
  if (distrust === undefined) return findings;
  const unseen = { setting: 'stats socket', reason: `it is not asked what it does: ${distrust}` };
  return { ...findings, unseen: [...findings.unseen, unseen], places: [] };
}

/** What follows `-f`, and all that follows `--`. Source: HAProxy management guide 2.6, §3. */
export function toHaproxyPaths(words: readonly string[], folder: string): string[] {
  const at = words.indexOf('--');
  const before = at < 0 ? words : words.slice(0, at);
  const change = before.findLastIndex((word) => word === '-C');
  const base = change < 0 ? folder : resolve(folder, before[change + 1] ?? '.');
  const named = before.filter((_, index) => before[index - 1] === '-f');
  return [...named, ...(at < 0 ? [] : words.slice(at + 1))].map((path) => resolve(base, path));
}

/** Of a folder the files that end in `.cfg`, in the order of their names. */
function toFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.cfg') && !name.startsWith('.'))
    .sort()
    .map((name) => join(path, name));
}
