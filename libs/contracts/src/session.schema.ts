import { z } from 'zod';
import { roleSchema, scopeSchema } from './role.schema.js';
import { passwordSchema, userNameSchema } from './user.schema.js';

/** `POST /session`: sign in by name and password, with the code of a sign-in link, or with the admin token. */
export const sessionRequestSchema = z.union(
  [
    z.strictObject({ name: userNameSchema, password: z.string().min(1).max(256) }),
    z.strictObject({ code: z.string().max(256) }),
    z.strictObject({ token: z.string().max(256) }),
  ],
  { error: 'give name and password, or code, or token' },
);

/** `POST /session`: sign in by name and password, with the code of a sign-in link, or with the admin token. */
export type SessionRequest = z.infer<typeof sessionRequestSchema>;

/** How somebody proved who they are. */
export const SIGN_IN_WAYS = ['password', 'link', 'token'] as const;

/** Who is signed in. */
export const sessionSchema = z
  .object({
    role: roleSchema,
    scope: scopeSchema,
    name: z.string().nullable().meta({ description: 'the user; null for a token, or a link without a user' }),
    by: z.enum(SIGN_IN_WAYS),
    expiresAt: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'null for the admin token, which has no end' }),
  })
  .meta({ id: 'Session' });

/** Who is signed in. */
export type Session = z.infer<typeof sessionSchema>;

/** `PUT /session/password`: a new password for the user who is signed in. */
export const passwordChangeSchema = z.strictObject({
  current: z
    .string()
    .max(256)
    .optional()
    .meta({ description: 'not needed in a session that began by a link' }),
  password: passwordSchema,
});

/** `PUT /session/password`: a new password for the user who is signed in. */
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** One signed-in browser. */
export const signedInSchema = z.object({
  id: z.number().int(),
  user: z.string().nullable(),
  by: z.enum(SIGN_IN_WAYS),
  address: z.string().meta({ description: 'where it signed in from' }),
  browser: z.string().nullable().meta({ description: 'what it says of itself' }),
  createdAt: z.number().int(),
  lastUsedAt: z.number().int(),
  expiresAt: z.number().int(),
  isCurrent: z.boolean().meta({ description: 'the one that asks' }),
});

/** Signed-in browsers: all of them for an admin, else one's own. Newest first. */
export const sessionListSchema = z.object({ sessions: z.array(signedInSchema) }).meta({ id: 'SessionList' });

/** Signed-in browsers: all of them for an admin, else one's own. */
export type SessionList = z.infer<typeof sessionListSchema>;

/** `POST /sign-in-links`: for which user; without one the link gives an admin's session that belongs to no user. */
export const signInLinkRequestSchema = z.strictObject({ user: userNameSchema.optional() });

/** `POST /sign-in-links`: for which user; without one the link gives an admin's session that belongs to no user. */
export type SignInLinkRequest = z.infer<typeof signInLinkRequestSchema>;

/** A link that signs in once. It is shown once. */
export const signInLinkSchema = z
  .object({ url: z.string(), expiresAt: z.number().int() })
  .meta({ id: 'SignInLink' });

/** A link that signs in once. It is shown once. */
export type SignInLink = z.infer<typeof signInLinkSchema>;
