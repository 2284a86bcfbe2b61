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
  .object({ token: z.string(), expiresAt: z.number().int() })
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

/** `POST /session`: sign in with the admin token, or with the code of a sign-in link. */
export const sessionRequestSchema = z
  .strictObject({ token: z.string().max(256).optional(), code: z.string().max(256).optional() })
  .refine((request) => (request.token === undefined) !== (request.code === undefined), {
    message: 'give either token or code',
  });

/** `POST /session`: sign in with the admin token, or with the code of a sign-in link. */
export type SessionRequest = z.infer<typeof sessionRequestSchema>;

/** Who is signed in. */
export const sessionSchema = z
  .object({ role: z.enum(['admin']), expiresAt: z.number().int().nullable() })
  .meta({ id: 'Session' });

/** Who is signed in. */
export type Session = z.infer<typeof sessionSchema>;

/** `GET /health/ready`: whether snapshots can be taken in, and why not. */
export const readinessSchema = z
  .object({ ready: z.boolean(), reason: z.string().nullable() })
  .meta({ id: 'Readiness' });

/** `GET /health/ready`: whether snapshots can be taken in, and why not. */
export type Readiness = z.infer<typeof readinessSchema>;
