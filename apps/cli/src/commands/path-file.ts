import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { components } from '@finwait/client';
import { pathSchema } from '@finwait/contracts';
import { findPathFaults } from '@finwait/tcp';
import { toCause } from '../cause.js';

/** The paths of a file, or everything that is wrong with it. */
export type PathFile =
  | { readonly ok: true; readonly paths: readonly components['schemas']['Path'][] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads one path, a list of them, or `{ "paths": [...] }`; `-` is standard input. */
export async function readPathFile(file: string): Promise<PathFile> {
  try {
    const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
    return parsePathFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { ok: false, problems: [toCause(error)] };
  }
}

/** One path, a list of them, or `{ "paths": [...] }` in JSON, with settings that can all be understood. */
function parsePathFile(content: string): PathFile {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return { ok: false, problems: [`not JSON: ${toCause(error)}`] };
  }
  const parsed = toCandidates(json).map((candidate) => pathSchema.safeParse(candidate));
  const issues = parsed.flatMap(({ error }, at) =>
    (error?.issues ?? []).map((issue) => toIssueText(issue, at, parsed.length)),
  );
  if (issues.length > 0 || parsed.length === 0)
    return { ok: false, problems: issues.length > 0 ? issues : ['has no path'] };
  const paths = parsed.flatMap(({ data }) => data ?? []);
  const problems = paths.flatMap((path, at) =>
    findPathFaults(path).map(({ hop, setting, message }) => {
      const where = [
        path.name ?? (paths.length > 1 ? `path ${at}` : ''),
        hop === null ? '' : `hop ${hop}`,
        setting ?? '',
      ];
      return `${where.filter(Boolean).join(', ')}: ${message.en}`;
    }),
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, paths };
}

function toCandidates(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const isList = typeof json === 'object' && json !== null && 'paths' in json && Array.isArray(json.paths);
  return isList ? (json.paths as unknown[]) : [json];
}

function toIssueText(
  { path, message }: { path: PropertyKey[]; message: string },
  at: number,
  count: number,
): string {
  const where = [...(count > 1 ? [`path ${at}`] : []), ...path.map(String)];
  return `${where.length === 0 ? 'the path' : where.join('.')}: ${message}`;
}
