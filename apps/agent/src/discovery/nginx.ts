import { parseNginxConfig } from '@finwait/tcp';
import { runDump } from './run-dump.js';
import { toFaultReasons, toUnseen, type ServerFindings } from './server-findings.js';

const OPTION = /^-[cegptTqvVhs?]+$/;

/** What `nginx -T` says with the files and the prefix of the running one. */
export async function readNginx(program: string, words: readonly string[]): Promise<ServerFindings> {
  const version = await runDump(program, ['-v']);
  const dump = await runDump(program, ['-T', ...toNginxOptions(words)]);
  const found = /nginx\/(\d[\w.]*)/.exec(version.ok ? version.complaints : '')?.[1] ?? null;
  if (!dump.ok) return { ...toUnseen(`nginx -T: ${dump.why}`), version: found };
  const { hops, faults, places } = parseNginxConfig(dump.out);
  return { version: found, hops, unseen: toFaultReasons(faults), places };
}

/** `-c`, `-p`, `-e` and `-g` of the command line. What `-g` was given may have blanks, which its title does not tell from those between words. */
export function toNginxOptions(words: readonly string[]): string[] {
  const options: string[] = [];
  let open: string | null = null;
  for (const word of words.slice(1)) {
    if (OPTION.test(word)) open = /^-[cepg]$/.test(word) ? word : null;
    else if (open === '-g' && options.at(-2) === '-g') options.push(`${options.pop() ?? ''} ${word}`);
    else if (open !== null) {
      options.push(open, word);
      if (open !== '-g') open = null;
    }
  }
  return options;
}
