import type {
  ApiToken,
  ApiTokenRequest,
  AuditAction,
  AuditChain,
  AuditPage,
  EnrolmentList,
  NewApiToken,
  PasswordChange,
  Session,
  SignInLink,
  Storage,
  User,
  UserChange,
  UserRequest,
} from '@finwait/contracts';
import { answerFrom, rest } from './rest';

/** Sets the password of the user who is signed in. */
export function changePassword(change: PasswordChange): Promise<Session> {
  return answerFrom(rest.PUT('/api/v1/session/password', { body: change }));
}

/** Every user. */
export async function readUsers(signal?: AbortSignal): Promise<User[]> {
  return (await answerFrom(rest.GET('/api/v1/users', { ...(signal && { signal }) }))).users;
}

/** Adds a user. */
export function addUser(wish: UserRequest): Promise<User> {
  return answerFrom(rest.POST('/api/v1/users', { body: { ...wish, scope: wish.scope && [...wish.scope] } }));
}

/** Changes a user's role, scope or password. */
export function changeUser(user: string, change: UserChange): Promise<User> {
  return answerFrom(rest.PATCH('/api/v1/users/{user}', { params: { path: { user } }, body: change }));
}

/** Removes a user, with every session and token. */
export async function removeUser(user: string): Promise<void> {
  await answerFrom(rest.DELETE('/api/v1/users/{user}', { params: { path: { user } } }));
}

/** A link that signs the user in once, to set a new password. */
export function makeSignInLink(user: string): Promise<SignInLink> {
  return answerFrom(rest.POST('/api/v1/sign-in-links', { body: { user } }));
}

/** Every token for automation. */
export async function readTokens(signal: AbortSignal): Promise<ApiToken[]> {
  return (await answerFrom(rest.GET('/api/v1/tokens', { signal }))).tokens;
}

/** Makes a token for automation. */
export function makeToken(wish: ApiTokenRequest): Promise<NewApiToken> {
  return answerFrom(rest.POST('/api/v1/tokens', { body: wish }));
}

/** Ends a token for automation. */
export async function revokeToken(id: number): Promise<void> {
  await answerFrom(rest.DELETE('/api/v1/tokens/{token}', { params: { path: { token: String(id) } } }));
}

/** Every token that still admits hosts. */
export async function readEnrolments(signal: AbortSignal): Promise<EnrolmentList['enrolments']> {
  return (await answerFrom(rest.GET('/api/v1/enrolments', { signal }))).enrolments;
}

/** Ends a token that admits hosts. */
export async function revokeEnrolment(id: number): Promise<void> {
  const params = { path: { enrolment: String(id) } };
  await answerFrom(rest.DELETE('/api/v1/enrolments/{enrolment}', { params }));
}

/** Takes its credentials from a host. */
export async function revokeCredential(name: string): Promise<void> {
  await answerFrom(rest.DELETE('/api/v1/hosts/{name}/credential', { params: { path: { name } } }));
}

/** Gives a host these tags instead of those it had. */
export async function changeTags(name: string, tags: Record<string, string>): Promise<void> {
  await answerFrom(rest.PATCH('/api/v1/hosts/{name}', { params: { path: { name } }, body: { tags } }));
}

/** Removes a host and its history for good. */
export async function removeHost(name: string): Promise<void> {
  await answerFrom(rest.DELETE('/api/v1/hosts/{name}', { params: { path: { name } } }));
}

/** What the history takes, what is kept and what was removed. */
export function readStorage(signal: AbortSignal): Promise<Storage> {
  return answerFrom(rest.GET('/api/v1/storage', { signal }));
}

/** Which entries of the audit log. */
export interface AuditWish {
  readonly actor?: string;
  readonly action?: AuditAction;
  readonly cursor?: string;
}

/** A page of the audit log, the newest first. */
export function readAudit(query: AuditWish, signal: AbortSignal): Promise<AuditPage> {
  return answerFrom(rest.GET('/api/v1/audit', { params: { query }, signal }));
}

/** Whether the audit log is as it was written. */
export function readAuditChain(signal: AbortSignal): Promise<AuditChain> {
  return answerFrom(rest.GET('/api/v1/audit/chain', { signal }));
}
