/** A text the rules accept when it stands in this file. */
export interface LintCase {
  readonly title: string;
  readonly filePath: string;
  readonly text: string;
  /** Uses the types of a file that is there. */
  readonly typed?: boolean;
}

/** A text the rules report once. */
export interface Offence extends LintCase {
  readonly ruleId: string | null;
  readonly reason: string;
}
