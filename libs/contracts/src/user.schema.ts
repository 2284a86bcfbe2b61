import { z } from 'zod';
import { ADMIN_SCOPE, isScopeOfRole, roleSchema, scopeSchema } from './role.schema.js';

/** A user's name: lower-case letters, digits, `.`, `_`, `@`, `+` and `-`; capitals are taken as lower-case. */
export const userNameSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((name) => name.toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@+-]*$/, 'letters, digits, ".", "_", "@", "+" and "-"'));

/** A new password: 12 to 256 characters, of any kind. */
export const passwordSchema = z.string().min(12, 'at least 12 characters').max(256);

/** `POST /users`: a new user. Without a password, the user's first sign-in is by a link of `POST /sign-in-links`. */
export const userRequestSchema = z
  .strictObject({
    name: userNameSchema,
    role: roleSchema.default('viewer'),
    scope: scopeSchema.default(null),
    password: passwordSchema.optional(),
  })
  .refine(isScopeOfRole, ADMIN_SCOPE);

/** `POST /users`: a new user. */
export type UserRequest = z.infer<typeof userRequestSchema>;

/** `PATCH /users/{user}`: what is to change. It ends every session of the user, a new role or scope also the user's tokens. */
export const userChangeSchema = z
  .strictObject({
    role: roleSchema.optional(),
    scope: scopeSchema.optional(),
    password: passwordSchema.optional(),
  })
  .refine(isScopeOfRole, ADMIN_SCOPE)
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'name role, scope or password',
  });

/** `PATCH /users/{user}`: what is to change. */
export type UserChange = z.infer<typeof userChangeSchema>;

/** A user. */
export const userSchema = z
  .object({
    name: z.string(),
    role: roleSchema,
    scope: scopeSchema,
    hasPassword: z.boolean(),
    createdAt: z.number().int(),
    lastSignInAt: z.number().int().nullable(),
  })
  .meta({ id: 'User' });

/** A user. */
export type User = z.infer<typeof userSchema>;

/** Every user, by name. */
export const userListSchema = z.object({ users: z.array(userSchema) }).meta({ id: 'UserList' });

/** Every user, by name. */
export type UserList = z.infer<typeof userListSchema>;
