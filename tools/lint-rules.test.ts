import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CODE_OFFENCES } from './lint/code-offence.js';
import { CONFORMING } from './lint/conforming.js';
import { IMPORT_OFFENCES } from './lint/import-offence.js';
import type { LintCase } from './lint/lint-case.js';

jest.setTimeout(120_000);

const LINT_TEXTS = join(import.meta.dirname, 'lint/lint-texts.mjs');

interface Report {
  readonly ruleId: string | null;
  readonly message: string;
}

function lintAll(cases: readonly LintCase[]): Report[][] {
  const input = JSON.stringify(cases.map(({ filePath, text, typed }) => ({ filePath, text, typed })));
  const output = execFileSync(process.execPath, [LINT_TEXTS], {
    input,
    encoding: 'utf8',
  });
  return JSON.parse(output) as Report[][];
}

describe('the lint rules', () => {
  const reports = new Map<LintCase, Report[] | undefined>();
  beforeAll(() => {
    const cases = [...IMPORT_OFFENCES, ...CODE_OFFENCES, ...CONFORMING];
    const answers = lintAll(cases);
    cases.forEach((lintCase, index) => reports.set(lintCase, answers[index]));
  });

  it.each([...IMPORT_OFFENCES, ...CODE_OFFENCES])('report once, with the reason, that $title', (offence) => {
    const { ruleId, reason } = offence;
    expect(reports.get(offence)).toEqual([{ ruleId, message: expect.stringContaining(reason) as string }]);
  });

  it.each(CONFORMING)('say nothing when $title', (lintCase) => {
    expect(reports.get(lintCase)).toEqual([]);
  });
});
