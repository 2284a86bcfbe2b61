import { ERRORS, type ErrorCode } from '@finwait/contracts/protocol';

/** An option or variable with a value that cannot be used. */
export interface Problem {
  readonly code: ErrorCode;
  /** The option or variable, as its user wrote it. */
  readonly subject: string;
  /** What was given, ready to be shown: never a secret. */
  readonly given: string;
  readonly expected: string;
}

/** Problems as lines for standard error, with what to do about each kind of them at the end. */
export function toProblemText(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ code, subject, given, expected }) => `${code}: ${subject}: given ${given}, expected ${expected}`,
  );
  const actions = [...new Set(problems.map(({ code }) => ERRORS[code].action))];
  return [...lines, ...actions, 'finwait-agent --help lists every option.', ''].join('\n');
}

/** A code with its title, the cause and what to do, as one line for the log. */
export function toErrorLine(code: ErrorCode, cause: string): string {
  const { title, action } = ERRORS[code];
  return `${code}: ${title}: ${cause}. ${action}`;
}
