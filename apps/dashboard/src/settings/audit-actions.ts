import type { AuditAction } from '@finwait/contracts';

/** Every action the audit log can tell of, once: a new one is missed by the compiler here. */
const KNOWN: Readonly<Record<AuditAction, true>> = {
  sign_in: true,
  sign_out: true,
  session_end: true,
  password_change: true,
  sign_in_link_create: true,
  user_create: true,
  user_change: true,
  user_remove: true,
  token_create: true,
  token_revoke: true,
  enrolment_create: true,
  enrolment_revoke: true,
  host_enrol: true,
  host_change: true,
  host_remove: true,
  credential_renew: true,
  credential_revoke: true,
  annotation_create: true,
  annotation_remove: true,
  path_put: true,
  path_remove: true,
};

/** The actions a reader can filter by. */
export const AUDIT_ACTIONS = Object.keys(KNOWN) as readonly AuditAction[];
