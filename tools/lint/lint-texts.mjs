import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from '../run.mjs';

/**
 * Lints texts as if they stood in the files named: `[{ filePath, text, typed? }]` on standard input, the reports of
 * each on standard output. Rules that need types are left out unless `typed`, which needs a file that is there.
 */

const withTypes = new ESLint({ cwd: ROOT });
const withoutTypes = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
});

async function lint({ filePath, text: source, typed }) {
  const [result] = await (typed ? withTypes : withoutTypes).lintText(source, { filePath });
  return result.messages.map(({ ruleId, message }) => ({ ruleId, message }));
}

const answers = [];
for (const request of JSON.parse(await text(process.stdin))) answers.push(await lint(request));
process.stdout.write(JSON.stringify(answers));
