import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { components } from '@finwait/client';
import { pathSchema } from '@finwait/contracts';
import { findPathFaults } from '@finwait/tcp';
import { toCause } from '../cause.js';
import { WORDS, type Language } from './path-report-words.js';

/** The paths of a file, or everything that is wrong with it. */
export type PathFile =
  | { readonly ok: true; readonly paths: readonly components['schemas']['Path'][] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads one path, a list of them, or `{ "paths": [...] }`; `-` is standard input. Problems are told in `language`, but for those of the form. */
export async function readPathFile(file: string, language: Language): Promise<PathFile> {
  try {
    const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
    return parsePathFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes), language);
  } catch (error) {
    return { ok: false, problems: [toCause(error)] };
  }
}

/** One path, a list of them, or `{ "paths": [...] }` in JSON, with settings that can all be understood. */
function parsePathFile(content: string, language: Language): PathFile {
  const words = WORDS[language];
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return { ok: false, problems: [`${words.notJson}${words.colon}${toCause(error)}`] };
  }
  const parsed = toCandidates(json).map((candidate) => pathSchema.safeParse(candidate));
  const issues = parsed.flatMap(({ error }, at) =>
    (error?.issues ?? []).map((issue) => toIssueText(issue, parsed.length > 1 ? at : null, words)),
  );
  if (issues.length > 0 || parsed.length === 0)
    return { ok: false, problems: issues.length > 0 ? issues : [words.hasNoPath] };
  const paths = parsed.flatMap(({ data }) => data ?? []);
  const problems = paths.flatMap((path, at) =>
    findPathFaults(path).map(({ hop, setting, message }) => {
      const where = [
        path.name ?? (paths.length > 1 ? `${words.pathAt} ${at}` : ''),
        hop === null ? '' : `${words.hopAt} ${hop}`,
        setting ?? '',
      ];
      return `${where.filter(Boolean).join(words.comma)}${words.colon}${message[language]}`;
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
  at: number | null,
  words: (typeof WORDS)[Language],
): string {
  const where = [...(at === null ? [] : [`${words.pathAt} ${at}`]), ...path.map(String)];
  return `${where.length === 0 ? words.thePath : where.join('.')}${words.colon}${message}`;
}
