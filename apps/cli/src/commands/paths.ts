import { answerOf, type components } from '@finwait/client';
import { checkPath, type Path, type PathReport } from '@finwait/tcp';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { toPlain } from '../output/style.js';
import { readPathFile, type PathFile } from './path-file.js';
import { toHopName, toReportText } from './path-report-text.js';
import { WORDS, type Language } from './path-report-words.js';

type PathAnswer = components['schemas']['PathAnswer'];
type Words = (typeof WORDS)[Language];

/** Judges paths of a file, or lists, shows, declares or removes those that the API keeps. */
export async function handlePaths(context: Context): Promise<ExitCode> {
  const [order, subject = '', file = '-'] = context.config.words;
  if (order === 'check') return checkFile(context, subject);
  if (order === 'put') return putPath(context, subject, file);
  if (order === 'show') return showPath(context, subject);
  if (order === 'remove') return removePath(context, subject);
  return listPaths(context);
}

/** Asks no API: exit code 1 where a path has an error. */
async function checkFile(context: Context, file: string): Promise<ExitCode> {
  const { printer } = context;
  const language = toLanguage(context.config);
  const read = await readPathFile(file, language);
  if (!read.ok) return refuse(printer, file, read);
  let isFine = true;
  for (const [at, path] of read.paths.entries()) {
    const report = checkPath(path);
    isFine &&= !report.verdicts.some(({ severity }) => severity === 'error');
    if (printer.format === 'json') await printer.printJson({ name: path.name ?? null, ...report });
    else await printReport(context, path.name ?? `${WORDS[language].pathAt} ${at}`, path, report);
    sayHosts(context, path, (words) => words.onlyApiKnows);
  }
  return isFine ? EXIT_CODES.fine : EXIT_CODES.failed;
}

function refuse(printer: Context['printer'], file: string, { problems }: PathFile & { ok: false }): ExitCode {
  for (const problem of problems) printer.say(toPlain(`path_invalid: ${file}: ${problem}`));
  return EXIT_CODES.badUsage;
}

async function listPaths({ client, printer, config }: Context): Promise<ExitCode> {
  const lang = toLanguage(config);
  const { noPaths, fine, listHeads, severities } = WORDS[lang];
  const { paths } = await answerOf(client.GET('/api/v1/paths', { params: { query: { lang } } }));
  if (printer.format === 'json') {
    for (const path of paths) await printer.printJson(path);
    return EXIT_CODES.fine;
  }
  if (paths.length === 0) {
    printer.say(noPaths);
    return EXIT_CODES.fine;
  }
  const column = (head: string, toText: (path: (typeof paths)[number]) => string) => {
    return { head, align: 'left' as const, cells: paths.map(toText) };
  };
  await printer.printTable([
    column(listHeads.name, ({ name }) => name),
    column(listHeads.worst, ({ worst }) => (worst === null ? fine : severities[worst])),
    column(listHeads.hops, ({ hops }) => hops.join(' → ')),
    column(listHeads.verdicts, ({ codes }) => codes.join(' ')),
  ]);
  return EXIT_CODES.fine;
}

async function showPath(context: Context, name: string): Promise<ExitCode> {
  const { client, printer } = context;
  const answer = await answerOf(client.GET('/api/v1/paths/{path}', { params: { path: { path: name } } }));
  if (printer.format === 'json') await printer.printJson(answer);
  else {
    await printReport(context, name, answer.path, answer.report);
    sayHosts(context, answer.path, (words, at) => toSeen(answer.bindings, words, at));
  }
  return EXIT_CODES.fine;
}

async function putPath({ client, printer, config }: Context, name: string, file: string): Promise<ExitCode> {
  const language = toLanguage(config);
  const read = await readPathFile(file, language);
  if (!read.ok) return refuse(printer, file, read);
  const [body] = read.paths;
  if (!body || read.paths.length > 1)
    return refuse(printer, file, { ok: false, problems: [WORDS[language].moreThanOne] });
  const { report } = await answerOf(
    client.PUT('/api/v1/paths/{path}', { params: { path: { path: name } }, body }),
  );
  printer.say(`Path ${name} is declared; ${report.verdicts.length} verdicts.`);
  return EXIT_CODES.fine;
}

async function removePath({ client, printer }: Context, name: string): Promise<ExitCode> {
  await answerOf(client.DELETE('/api/v1/paths/{path}', { params: { path: { path: name } } }));
  printer.say(`Path ${name} is removed.`);
  return EXIT_CODES.fine;
}

async function printReport(
  { printer, config }: Context,
  name: string,
  path: Path,
  report: PathReport,
): Promise<void> {
  const { width, hasColour } = printer;
  const language = toLanguage(config);
  await printer.print(`${toReportText(name, path, report, { width, hasColour, language })}\n`);
}

/** What is known of each host that a hop is bound to. */
function sayHosts(
  { printer, config }: Context,
  path: Path,
  toState: (words: Words, at: number) => string,
): void {
  const language = toLanguage(config);
  const words = WORDS[language];
  for (const [at, { host }] of path.hops.entries()) {
    if (host !== undefined)
      printer.say(toPlain([toHopName(path, at, language), host, toState(words, at)].join(words.colon)));
  }
}

function toSeen(bindings: PathAnswer['bindings'], words: Words, at: number): string {
  const binding = bindings.find(({ hop }) => hop === at);
  const seenAt = binding?.settingsSince ?? binding?.server?.readAt ?? binding?.countedAt ?? null;
  return seenAt === null ? words.notSeen : `${words.asOf} ${new Date(seenAt).toISOString()}`;
}

function toLanguage({ values }: Context['config']): Language {
  return values.lang?.[0] === 'zh' ? 'zh' : 'en';
}
