import type { ErrorCode } from '@finwait/contracts';

/** The codes of the registry a reader of the dashboard can meet: all that REST answers, and two for what is no answer of it. */
export const PROBLEM_CODES = [
  'request_malformed',
  'credentials_missing',
  'credentials_refused',
  'sign_in_link_used',
  'sign_in_refused',
  'sign_in_throttled',
  'sign_in_busy',
  'not_allowed',
  'origin_refused',
  'host_unknown',
  'route_unknown',
  'storage_unavailable',
  'overloaded',
  'internal',
  'too_many_refusals',
  'enrolment_refused',
  'user_unknown',
  'token_unknown',
  'session_unknown',
  'enrolment_unknown',
  'annotation_unknown',
  'path_unknown',
  'path_invalid',
  'paths_full',
  'user_exists',
  'account_missing',
  'host_name_taken',
  'password_wrong',
  'host_removed',
  'request_too_large',
  'protocol_unsupported',
  'snapshot_time_refused',
  'netstat_not_understood',
  'history_busy',
  'host_not_connected',
  'inspection_unavailable',
  'inspection_busy',
  'inspection_failed',
  'inspection_unreadable',
  'inspection_timeout',
  'api_unreachable',
  'answer_unreadable',
] as const satisfies readonly ErrorCode[];

/** A code that has words in every language of the dashboard. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Codes whose title says all that the API's detail does, which is in English alone. */
const SAID_BY_TITLE: ReadonlySet<ProblemCode> = new Set([
  'credentials_missing',
  'sign_in_link_used',
  'sign_in_refused',
  'host_unknown',
  'user_unknown',
  'token_unknown',
  'session_unknown',
  'enrolment_unknown',
  'annotation_unknown',
  'path_unknown',
  'enrolment_refused',
  'user_exists',
  'account_missing',
  'host_not_connected',
  'host_removed',
]);

/** True when the detail of a problem adds nothing to its title. */
export function isSaidByTitle(code: ProblemCode): boolean {
  return SAID_BY_TITLE.has(code);
}

/** A text for each of `codes`. */
export function toMessages<Code extends string>(
  read: (code: Code) => string,
  codes: readonly Code[],
): Record<Code, string> {
  return Object.fromEntries(codes.map((code) => [code, read(code)])) as Record<Code, string>;
}

/** True when the dashboard has words of its own for `code`. */
export function isProblemCode(code: ErrorCode): code is ProblemCode {
  return (PROBLEM_CODES as readonly ErrorCode[]).includes(code);
}
