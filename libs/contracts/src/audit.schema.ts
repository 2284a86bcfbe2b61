import { z } from 'zod';

/** What the audit log tells of. */
export const AUDIT_ACTIONS = [
  'sign_in',
  'sign_out',
  'session_end',
  'password_change',
  'sign_in_link_create',
  'user_create',
  'user_change',
  'user_remove',
  'token_create',
  'token_revoke',
  'enrolment_create',
  'enrolment_revoke',
  'host_enrol',
  'host_change',
  'host_remove',
  'credential_renew',
  'credential_revoke',
  'annotation_create',
  'annotation_remove',
  'path_put',
  'path_remove',
] as const;

/** What the audit log tells of. */
export const auditActionSchema = z.enum(AUDIT_ACTIONS);

/** One of {@link AUDIT_ACTIONS}. */
export type AuditAction = z.infer<typeof auditActionSchema>;

/** One entry of the audit log. No entry holds a secret. */
export const auditEntrySchema = z
  .object({
    id: z.number().int().meta({ description: 'from 1 on, without a hole' }),
    at: z.number().int().meta({ description: 'epoch milliseconds' }),
    actor: z.string().meta({ description: 'user:NAME, token:ID, host:NAME, admin-token, link or nobody' }),
    action: auditActionSchema,
    target: z.string().nullable().meta({ description: 'whom or what it was done to' }),
    outcome: z.enum(['done', 'refused']),
    address: z.string().nullable().meta({ description: 'where the request came from' }),
    detail: z.record(z.string(), z.unknown()),
    prevHash: z.string().meta({ description: 'hash of the entry before; 64 zeros for the first' }),
    hash: z.string().meta({
      description:
        'SHA-256 in hex of the JSON text [prevHash, id, at, actor, action, target, outcome, address, detail], where detail is the text of its JSON',
    }),
  })
  .meta({ id: 'AuditEntry' });

/** One entry of the audit log. */
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** `GET /audit`: which entries, the newest first. */
export const auditQuerySchema = z.strictObject({
  actor: z.string().max(128).optional(),
  action: auditActionSchema.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'expected the nextCursor of a page')
    .optional(),
});

/** `GET /audit`: which entries, the newest first. */
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** A page of the audit log. */
export const auditPageSchema = z
  .object({ entries: z.array(auditEntrySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditPage' });

/** A page of the audit log. */
export type AuditPage = z.infer<typeof auditPageSchema>;

/** `GET /audit/chain`: whether every entry of the audit log is as it was written, and none is missing but at its end. */
export const auditChainSchema = z
  .object({
    entries: z.number().int().meta({ description: 'how many were looked at' }),
    head: z.string().meta({ description: 'hash of the newest that is sound: keep it elsewhere' }),
    firstBreak: z
      .object({ id: z.number().int(), cause: z.enum(['missing', 'altered', 'unlinked']) })
      .nullable()
      .meta({ description: 'the first entry that is not as it was; null when the chain is whole' }),
  })
  .meta({ id: 'AuditChain' });

/** `GET /audit/chain`: whether the audit log is as it was written. */
export type AuditChain = z.infer<typeof auditChainSchema>;
