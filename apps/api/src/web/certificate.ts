import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { TlsFiles } from '../transport-config.js';

/** A certificate with its chain, and its key, as PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Reads both files. Throws when one cannot be read, is none, or belongs to another. */
export async function readCertificate(files: TlsFiles | undefined): Promise<Certificate | undefined> {
  if (files === undefined) return undefined;
  const [cert, key] = await Promise.all([readFile(files.certPath), readFile(files.keyPath)]);
  createSecureContext({ cert, key });
  return { cert, key };
}
