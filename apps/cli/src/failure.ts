import { ApiProblem } from '@finwait/client';
import { ERRORS, isErrorCode } from '@finwait/contracts/protocol';
import { toCause } from './cause.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';

/** Something the API said no to over the live feed. */
export class Refused extends Error {
  constructor(
    readonly code: string | null,
    detail: string,
  ) {
    super(detail);
  }
}

/** A failure in words, for standard error, and the exit code that tells it to a script. */
export function toFailure(
  error: unknown,
  api: string,
): { readonly line: string; readonly exitCode: ExitCode } {
  if (error instanceof ApiProblem || error instanceof Refused) return toRefusal(error);
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return {
      line: `api_unreachable: ${ERRORS.api_unreachable.title}: ${toCause(error)} (${api}). Check --api and that the API is up.`,
      exitCode: EXIT_CODES.failed,
    };
  }
  return { line: toCause(error), exitCode: EXIT_CODES.failed };
}

function toRefusal(error: ApiProblem | Refused): ReturnType<typeof toFailure> {
  const code = error instanceof Refused ? error.code : (error.problem?.code ?? null);
  if (code === null || !isErrorCode(code))
    return { line: `The API ${error.message}`, exitCode: EXIT_CODES.failed };
  const { title, action, status } = ERRORS[code];
  return {
    line: `${code}: ${title}: ${error.message}. ${toAction(code, action)}`,
    exitCode: toExitCode(code, status),
  };
}

function toAction(code: string, action: string): string {
  return code.startsWith('credentials_') ? 'Give an API token with --token-file or FINWAIT_TOKEN.' : action;
}

function toExitCode(code: string, status: number | null): ExitCode {
  if (status === 401 || status === 403) return EXIT_CODES.refused;
  return code === 'request_malformed' ? EXIT_CODES.badUsage : EXIT_CODES.failed;
}
