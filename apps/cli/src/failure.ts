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
    return { line: toUnreachedLine(error, api), exitCode: EXIT_CODES.failed };
  }
  return { line: toCause(error), exitCode: EXIT_CODES.failed };
}

/** How Node names what is wrong with a certificate. Source: "X509 certificate error codes" in the documentation of node:tls. */
const CERTIFICATE_CODE =
  /CERT|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$|^UNABLE_TO_VERIFY/;

function toUnreachedLine(error: Error, api: string): string {
  const { cause } = error;
  const systemCode = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isUntrusted = CERTIFICATE_CODE.test(systemCode);
  const code = isUntrusted ? 'api_certificate_refused' : 'api_unreachable';
  const action = isUntrusted
    ? 'Set NODE_EXTRA_CA_CERTS to the PEM file of its authority, or --api to the name in the certificate.'
    : 'Check --api and that the API is up.';
  return `${code}: ${ERRORS[code].title}: ${toCause(error)} (${api}). ${action}`;
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
