import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a secret is for; its text begins with it, so that scanners and people recognise a leaked one. */
export type SecretKind = 'admin' | 'enrol' | 'host' | 'session' | 'link';

/** A new secret of 256 random bits. */
export function newSecret(kind: SecretKind): string {
  return `fw_${kind}_${randomBytes(32).toString('base64url')}`;
}

/**
 * SHA-256 of a secret in hex: what is stored in its place. A password hash would add nothing for 256 random
 * bits and would cost 29 ms at every agent's reconnect.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares two hashes in a time that does not depend on where they differ. */
export function isSameHash(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
