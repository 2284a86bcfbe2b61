import type { ErrorDefinition } from './errors.js';

/** Codes that tell who somebody is, or what they may not do. */
export const ACCESS_ERRORS = {
  credentials_missing: {
    status: 401,
    title: 'No credentials came with the request',
    action: 'Send "Authorization: Bearer TOKEN", or sign in with the link the API prints when it starts.',
  },
  credentials_refused: {
    status: 401,
    title: 'The token, credential or session is not valid',
    action: 'Sign in again, or use a token that has not ended.',
  },
  sign_in_link_used: {
    status: 401,
    title: 'The sign-in link was used before or is too old',
    action: 'Print a new one with npm run sign-in where the API runs, or sign in with the admin token.',
  },
  sign_in_refused: {
    status: 401,
    title: 'Name and password do not belong together',
    action: 'Check both. An admin can make a link that lets you set a new password.',
  },
  sign_in_throttled: {
    status: 429,
    title: 'Too many sign-ins failed from this address',
    action: 'Wait for the seconds that Retry-After names.',
  },
  sign_in_busy: {
    status: 429,
    title: 'More passwords wait to be checked than the API accepts',
    action: 'Wait for the seconds that Retry-After names and try again.',
  },
  too_many_refusals: {
    status: 429,
    title: 'Too many wrong credentials came from this address',
    action: 'Correct the token, then wait for the seconds that Retry-After names.',
  },
  too_many_viewers: {
    status: null,
    title: 'This user or token has as many live feeds open as the API gives one',
    action: 'Close one, or watch under another token.',
  },
  too_many_messages: {
    status: null,
    title: 'More messages came over this connection than the API takes',
    action: 'Wait for the time named and send again; an agent does so by itself.',
  },
  not_allowed: {
    status: 403,
    title: 'The role or the scope does not allow this',
    action: 'Ask an admin; docs/access.md says which role may do what.',
  },
  enrolment_refused: {
    status: 403,
    title: 'The enrolment token is unknown, expired or used up',
    action: 'Make a new one with POST /api/v1/enrolments.',
  },
  origin_refused: {
    status: 403,
    title: 'The request comes from a page of another origin',
    action: 'Open the dashboard at its own address, or set FINWAIT_PUBLIC_URL to the address you use.',
  },
  user_unknown: {
    status: 404,
    title: 'No user has this name',
    action: 'List the users with GET /api/v1/users.',
  },
  token_unknown: {
    status: 404,
    title: 'No API token has this id',
    action: 'List the tokens with GET /api/v1/tokens; one that ended is not listed.',
  },
  session_unknown: {
    status: 404,
    title: 'No session has this id',
    action: 'List the sessions with GET /api/v1/sessions; one that ended is not listed.',
  },
  enrolment_unknown: {
    status: 404,
    title: 'No enrolment token has this id',
    action: 'List them with GET /api/v1/enrolments; one that ended is not listed.',
  },
  annotation_unknown: {
    status: 404,
    title: 'No mark has this id',
    action: 'List them with GET /api/v1/annotations.',
  },
  user_exists: {
    status: 409,
    title: 'Another user has this name',
    action: 'Choose another name.',
  },
  account_missing: {
    status: 409,
    title: 'The session belongs to no user, so it has no password to set',
    action: 'Make a user with POST /api/v1/users and sign in as that user.',
  },
  host_name_taken: {
    status: 409,
    title: 'Another machine is enrolled under this name',
    action: 'Start the agent with another --name.',
  },
  password_wrong: {
    status: 422,
    title: 'The current password is not the right one',
    action: 'Type it again, or use a sign-in link, which needs none.',
  },
  host_removed: {
    status: 403,
    title: 'The host was removed while its agent was connected',
    action: 'Enrol the agent again.',
  },
} as const satisfies Record<string, ErrorDefinition>;
