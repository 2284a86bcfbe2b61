import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How secrets begin, by what they are for, so that scanners and people recognise a leaked one. */
const PREFIXES = {
  admin: 'fw_admin_',
  enrol: 'fw_enrol_',
  host: 'fw_host_',
  session: 'fw_session_',
  link: 'fw_link_',
  token: 'fwt_',
} as const;

/** What a secret is for. */
export type SecretKind = keyof typeof PREFIXES;

/** Characters of a token that are shown to recognise it by: 36 of its 256 bits. */
const SHOWN_LENGTH = PREFIXES.token.length + 6;

/** A new secret of 256 random bits. */
export function newSecret(kind: SecretKind): string {
  return `${PREFIXES[kind]}${randomBytes(32).toString('base64url')}`;
}

/** What may be shown of an API token. */
export function toShownPrefix(token: string): string {
  return token.slice(0, SHOWN_LENGTH);
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
