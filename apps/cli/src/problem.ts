/** A word, option or variable that cannot be used. */
export interface Problem {
  /** As its user wrote it. */
  readonly subject: string;
  /** Ready to be shown: never a secret. */
  readonly given: string;
  readonly expected: string;
}

/** Problems as lines for standard error. */
export function toProblemText(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ subject, given, expected }) => `config_invalid: ${subject}: given ${given}, expected ${expected}`,
  );
  return [...lines, 'npm run cli -- --help lists every command and option.', ''].join('\n');
}
