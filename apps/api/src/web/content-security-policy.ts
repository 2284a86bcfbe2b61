import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Directives as `@fastify/helmet` takes them. */
export type Directives = Record<string, string[]>;

/**
 * The policy for the pages below `dir`: scripts and style elements run only when they are files of the service
 * or one of the inline ones found in its pages, by hash. Source: CSP Level 3 §2.3.1 (hash-source).
 */
export async function readDirectives(dir: string): Promise<Directives> {
  const pages = await readPages(dir);
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...toHashes(pages, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)],
    'style-src-elem': ["'self'", ...toHashes(pages, /<style[^>]*>([\s\S]*?)<\/style>/g)],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
}

/** The policy for the API's own reference page, whose viewer sets inline styles. */
export function toReferenceDirectives(directives: Directives): Directives {
  return { ...directives, 'style-src-elem': ["'self'", "'unsafe-inline'"] };
}

/** The policy as the text of a header. */
export function toHeader(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

async function readPages(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
}

function toHashes(pages: readonly string[], pattern: RegExp): string[] {
  const texts = pages.flatMap((page) => [...page.matchAll(pattern)].map((match) => match[1] ?? ''));
  const hashes = texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [...new Set(hashes)].sort();
}
