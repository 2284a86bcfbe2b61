import { existsSync, readFileSync } from 'node:fs';
import { parseApacheConfig } from '@finwait/tcp';
import { runDump, type Dump } from './run-dump.js';
import { toFaultReasons, toUnseen, type ServerFindings } from './server-findings.js';

const WITH_VALUE = /^-[dfDCc]$/;
const WITH_VALUE_JOINED = /^-[dfDCc]./;
const DUMPED = '# In file: ';
/** Where distributions keep the module that prints the configuration. */
const INFO_MODULES = [
  '/usr/lib/apache2/modules/mod_info.so',
  '/usr/lib64/httpd/modules/mod_info.so',
  '/usr/lib/httpd/modules/mod_info.so',
  '/usr/libexec/apache2/mod_info.so',
  '/usr/local/apache2/modules/mod_info.so',
];
const ENVVARS = '/etc/apache2/envvars';

/** What `-t -D DUMP_CONFIG` says with the options and variables of the running one. */
export async function readApache(
  program: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<ServerFindings> {
  const known = toApacheVariables(variables);
  const version = await runDump(program, ['-v']);
  const found = /Apache\/(\d[\w.]*)/.exec(version.ok ? version.out : '')?.[1] ?? null;
  const dump = await dumpConfig(program, toApacheOptions(words), known);
  if (!dump.ok) return { ...toUnseen(dump.why), version: found };
  const { hops, faults, places } = parseApacheConfig(dump.out);
  return { version: found, hops, unseen: toFaultReasons(faults), places };
}

/** Without mod_info nothing is printed; it is loaded for this one run then. */
async function dumpConfig(
  program: string,
  options: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Dump> {
  const words = [...options, '-t', '-D', 'DUMP_CONFIG'];
  const plain = await runDump(program, words, variables);
  if (!plain.ok || plain.out.includes(DUMPED)) return plain;
  const module = INFO_MODULES.find((path) => existsSync(path));
  if (module === undefined)
    return { ok: false, why: 'mod_info, which prints the configuration, is not there' };
  const loaded = await runDump(program, [...words, '-C', `LoadModule info_module ${module}`], variables);
  if (!loaded.ok || loaded.out.includes(DUMPED)) return loaded;
  return { ok: false, why: '-D DUMP_CONFIG printed nothing' };
}

/** Root folder, file, defines and directives of the command line, but not what to do. */
export function toApacheOptions(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    if (at === 0) return [];
    if (WITH_VALUE.test(words[at - 1] ?? '')) return [words[at - 1] ?? '', word];
    return WITH_VALUE_JOINED.test(word) ? [word] : [];
  });
}

/** Those that the server was started with; where they are closed to the agent, those of Debian's file. */
function toApacheVariables(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const own = Object.entries(variables).filter(([name]) => name.startsWith('APACHE_'));
  if (own.length > 0) return Object.fromEntries(own);
  try {
    return parseVariables(readFileSync(ENVVARS, 'utf8'));
  } catch {
    return {};
  }
}

/** `export NAME=value` of a shell script, with the variables that it names itself; nothing is run. */
export function parseVariables(text: string): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(
    /^[ \t]*(?:export[ \t]+)?([A-Z_]\w*)=("[^"\n]*"|'[^'\n]*'|[^\s#;]*)/gim,
  )) {
    const bare = value.replaceAll(/^["']|["']$/g, '');
    variables[name] = bare.replaceAll(/\$\{?(\w+)\}?/g, (_, other: string) => variables[other] ?? '');
  }
  return variables;
}
