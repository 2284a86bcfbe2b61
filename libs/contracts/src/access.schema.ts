import { z } from 'zod';
import { hostNameSchema, tagsSchema } from './host-name.js';

/** `POST /enrolments`: how long the token lives, how many hosts it admits, which tags they get. */
export const enrolmentRequestSchema = z.strictObject({
  expiresIn: z.number().int().min(1).max(604_800).default(3_600).meta({ description: 'seconds' }),
  maxHosts: z.number().int().min(1).max(10_000).default(1),
  tags: tagsSchema.default({}),
});

/** `POST /enrolments`: how long the token lives, how many hosts it admits, which tags they get. */
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;

/** An enrolment token. It is shown once. */
export const enrolmentSchema = z
  .object({ id: z.number().int(), token: z.string(), expiresAt: z.number().int() })
  .meta({ id: 'Enrolment' });

/** An enrolment token. It is shown once. */
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** `POST /enrol`: an agent gives its token for a credential of its own. */
export const enrolRequestSchema = z.strictObject({
  token: z.string().min(1).max(256),
  name: hostNameSchema,
  machineId: z.string().min(8).max(128).meta({ description: 'stays the same for one machine' }),
  tags: tagsSchema.optional(),
});

/** `POST /enrol`: an agent gives its token for a credential of its own. */
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

/** A host's credential. It is shown once; an earlier one of the same host ends. */
export const enrolledSchema = z.object({ host: z.string(), credential: z.string() }).meta({ id: 'Enrolled' });

/** A host's credential. It is shown once; an earlier one of the same host ends. */
export type Enrolled = z.infer<typeof enrolledSchema>;

/** A token that admits hosts and has neither ended nor been used up, without its secret. */
export const knownEnrolmentSchema = z.object({
  id: z.number().int(),
  tags: z.record(z.string(), z.string()),
  maxHosts: z.number().int(),
  usedHosts: z.number().int(),
  createdBy: z.string().meta({ description: 'as in the audit log' }),
  createdAt: z.number().int(),
  expiresAt: z.number().int(),
});

/** Every token that admits hosts, the newest first. */
export const enrolmentListSchema = z
  .object({ enrolments: z.array(knownEnrolmentSchema) })
  .meta({ id: 'EnrolmentList' });

/** Every token that admits hosts, the newest first. */
export type EnrolmentList = z.infer<typeof enrolmentListSchema>;

/** `POST /hosts/{name}/credential`: for how long the credential the host has stays good beside the new one. */
export const renewalRequestSchema = z.strictObject({
  overlap: z.number().int().min(0).max(604_800).default(86_400).meta({ description: 'seconds' }),
});

/** `POST /hosts/{name}/credential`: for how long the credential the host has stays good beside the new one. */
export type RenewalRequest = z.infer<typeof renewalRequestSchema>;

/** A host's new credential. It is shown once. */
export const renewedSchema = z
  .object({
    host: z.string(),
    credential: z.string(),
    formerUntil: z.number().int().meta({ description: 'when the credential before it ends' }),
  })
  .meta({ id: 'Renewed' });

/** A host's new credential. It is shown once. */
export type Renewed = z.infer<typeof renewedSchema>;

/** `GET /health/ready`: whether snapshots can be taken in, and why not. */
export const readinessSchema = z
  .object({ ready: z.boolean(), reason: z.string().nullable() })
  .meta({ id: 'Readiness' });

/** `GET /health/ready`: whether snapshots can be taken in, and why not. */
export type Readiness = z.infer<typeof readinessSchema>;
