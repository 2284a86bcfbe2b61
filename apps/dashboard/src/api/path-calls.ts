import type { components } from '@finwait/client';
import type { PathAnswer, PathChanges, PathCheck, PathList } from '@finwait/contracts';
import type { Path, ProductText } from '@finwait/tcp';
import { answerFrom, rest } from './rest';

/** The document has no readonly. */
type Body = NonNullable<components['schemas']['Path']>;

/** Every path with the worst that was found on it; hops without a name are called as in `lang`. */
export async function readPaths(lang: keyof ProductText, signal: AbortSignal): Promise<PathList['paths']> {
  return (await answerFrom(rest.GET('/api/v1/paths', { params: { query: { lang } }, signal }))).paths;
}

/** A path, and what follows from it and from what its hosts tell now. */
export function readPath(path: string, signal: AbortSignal): Promise<PathAnswer> {
  return answerFrom(rest.GET('/api/v1/paths/{path}', { params: { path: { path } }, signal }));
}

/** What a path was over time, the newest first. */
export function readPathChanges(path: string, signal: AbortSignal): Promise<PathChanges> {
  return answerFrom(rest.GET('/api/v1/paths/{path}/changes', { params: { path: { path } }, signal }));
}

/** What follows from a path that is not kept, with what its hosts tell now. */
export function checkBoundPath(path: Path, signal: AbortSignal): Promise<PathCheck> {
  return answerFrom(rest.POST('/api/v1/paths/check', { body: path as Body, signal }));
}

/** Declares a path, or another form of it. */
export function putPath(name: string, path: Path): Promise<PathAnswer> {
  return answerFrom(
    rest.PUT('/api/v1/paths/{path}', { params: { path: { path: name } }, body: path as Body }),
  );
}

/** Removes a path. */
export async function removePath(path: string): Promise<void> {
  await answerFrom(rest.DELETE('/api/v1/paths/{path}', { params: { path: { path } } }));
}
