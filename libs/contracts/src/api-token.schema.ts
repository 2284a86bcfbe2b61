import { z } from 'zod';
import { ADMIN_SCOPE, isScopeOfRole, roleSchema, scopeSchema } from './role.schema.js';

const DAY_SECONDS = 86_400;

/** `POST /tokens`: a token for automation. */
export const apiTokenRequestSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(64).meta({ description: 'what it is for' }),
    role: roleSchema.default('viewer'),
    scope: scopeSchema.default(null),
    expiresIn: z
      .number()
      .int()
      .min(60)
      .max(366 * DAY_SECONDS)
      .default(90 * DAY_SECONDS)
      .meta({ description: 'seconds' }),
  })
  .refine(isScopeOfRole, ADMIN_SCOPE);

/** `POST /tokens`: a token for automation. */
export type ApiTokenRequest = z.infer<typeof apiTokenRequestSchema>;

/** A token for automation, without its secret. */
export const apiTokenSchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    role: roleSchema,
    scope: scopeSchema,
    prefix: z.string().meta({ description: 'how the secret begins, to recognise it by' }),
    createdBy: z.string().meta({ description: 'as in the audit log' }),
    createdAt: z.number().int(),
    expiresAt: z.number().int(),
    lastUsedAt: z.number().int().nullable().meta({ description: 'to a minute' }),
  })
  .meta({ id: 'ApiToken' });

/** A token for automation, without its secret. */
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** A new token with its secret, which is shown once. */
export const newApiTokenSchema = apiTokenSchema.extend({ token: z.string() }).meta({ id: 'NewApiToken' });

/** A new token with its secret, which is shown once. */
export type NewApiToken = z.infer<typeof newApiTokenSchema>;

/** Every token that has not ended, the newest first. */
export const apiTokenListSchema = z.object({ tokens: z.array(apiTokenSchema) }).meta({ id: 'ApiTokenList' });

/** Every token that has not ended, the newest first. */
export type ApiTokenList = z.infer<typeof apiTokenListSchema>;
