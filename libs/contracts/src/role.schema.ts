import { z } from 'zod';
import { tagFilterSchema } from './host-name.js';

/** What a user or an API token may do, least first: look; also inspect, post text and enrol hosts; also administer. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;

/** What a user or an API token may do, least first: look; also inspect, post text and enrol hosts; also administer. */
export const roleSchema = z.enum(ROLES);

/** One of {@link ROLES}. */
export type Role = z.infer<typeof roleSchema>;

/** Which hosts somebody may see: those with any of these tags (`key:value`), or `null` for the whole fleet. Never empty. */
export const scopeSchema = z
  .array(tagFilterSchema)
  .min(1)
  .max(32)
  .nullable()
  .meta({ description: 'only hosts with any of these tags, as key:value; null for the whole fleet' });

/** Which hosts somebody may see: those with any of these tags (`key:value`), or `null` for the whole fleet. */
export type Scope = readonly string[] | null;

/** An admin without the whole fleet could give it to somebody else, so there is none. */
export function isScopeOfRole({
  role,
  scope,
}: {
  role?: Role | undefined;
  scope?: Scope | undefined;
}): boolean {
  return role !== 'admin' || scope === null || scope === undefined;
}

/** Why {@link isScopeOfRole} is false. */
export const ADMIN_SCOPE = { message: 'an admin has the whole fleet: leave scope out', path: ['scope'] };
