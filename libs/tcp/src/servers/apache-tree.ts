import type { ServerTextFault } from './server-hop.js';

/** A directive of Apache with what is inside of it, where it is a section. */
export interface ApacheDirective {
  /** In small letters, without `<`. */
  readonly name: string;
  readonly words: readonly string[];
  readonly children: readonly ApacheDirective[];
}

/** A configuration as directives inside each other. */
export interface ApacheTree {
  readonly directives: readonly ApacheDirective[];
  readonly faults: readonly ServerTextFault[];
}

interface OpenSection {
  readonly name: string;
  readonly line: number;
  readonly children: ApacheDirective[];
}

const IN_FILE = /^\s*# In file: (.+)$/;
const AT_LINE = /^\s*#\s+(\d+):\s*$/;
const CLOSING = /^<\/\s*([A-Za-z]\w*)\s*>$/;
const OPENING = /^<\s*([A-Za-z]\w*)\s*(.*?)>$/;
const PLAIN = /^([A-Za-z][\w.-]*)(?:\s+(.*))?$/;
/** Sections whose condition was decided when the configuration was read: what is in them counts where they stand. */
const TRANSPARENT = new Set(['ifmodule', 'ifdefine', 'ifversion', 'iffile', 'ifdirective', 'ifsection']);
const MOST_DEPTH = 64;

/**
 * The directives in the output of `-t -D DUMP_CONFIG`, or in a file of Apache that includes nothing. Lines of faults are
 * those of the file that the dump names. Source: `mod_info_show_cmd` and `dump_config` of modules/generators/mod_info.c.
 */
export function parseApacheTree(text: string): ApacheTree {
  const faults: ServerTextFault[] = [];
  const open: OpenSection[] = [{ name: '', line: 0, children: [] }];
  const words = new Map<OpenSection, readonly string[]>();
  let file: string | undefined;
  let told: number | null = null;
  const close = () => {
    const section = open.pop();
    if (!section) return;
    const { name, children } = section;
    const into = open.at(-1)?.children;
    if (!TRANSPARENT.has(name)) into?.push({ name, words: words.get(section) ?? [], children });
    else for (const child of children) into?.push(child);
  };
  toLogicalLines(text).forEach(({ line: at, text: line }) => {
    const note = (reason: string) =>
      faults.push({ line: told ?? at, ...(file !== undefined && { file }), reason });
    const heading = IN_FILE.exec(line)?.[1];
    if (heading !== undefined) file = heading.trim();
    const tellsLine = AT_LINE.exec(line)?.[1];
    if (tellsLine !== undefined) told = Number(tellsLine);
    if (line === '' || line.startsWith('#')) return;
    const closing = CLOSING.exec(line)?.[1]?.toLowerCase();
    const opening = OPENING.exec(line);
    if (closing !== undefined) {
      if (open.length > 1 && open.at(-1)?.name === closing) close();
      else note(`</${closing}> closes nothing that is open`);
    } else if (opening) {
      if (open.length >= MOST_DEPTH) return void note('sections lie too deep inside each other');
      const section = { name: (opening[1] ?? '').toLowerCase(), line: told ?? at, children: [] };
      words.set(section, toApacheWords(opening[2] ?? ''));
      open.push(section);
    } else {
      const [, name, rest = ''] = PLAIN.exec(line) ?? [];
      if (name === undefined) note('is no directive');
      else open.at(-1)?.children.push({ name: name.toLowerCase(), words: toApacheWords(rest), children: [] });
    }
    told = null;
  });
  while (open.length > 1) {
    faults.push({ line: open.at(-1)?.line ?? 1, reason: `<${open.at(-1)?.name}> is not closed` });
    close();
  }
  return { directives: open[0]?.children ?? [], faults };
}

/** The first word of the last directive of that name, which is the one that counts. */
export function findLast(directives: readonly ApacheDirective[], name: string): string | undefined {
  return directives.findLast((directive) => directive.name === name)?.words[0];
}

/** Lines without the blanks around them; one that ends in a backslash goes on with the next. */
function toLogicalLines(text: string): { readonly line: number; readonly text: string }[] {
  const lines: { line: number; text: string }[] = [];
  let begun: { line: number; text: string } | null = null;
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const current: { line: number; text: string } = begun ?? { line: at + 1, text: '' };
    const goesOn = /(^|[^\\])\\$/.test(raw);
    current.text += goesOn ? raw.slice(0, -1) : raw;
    begun = goesOn ? current : null;
    if (!goesOn) lines.push({ line: current.line, text: current.text.trim() });
  }
  if (begun) lines.push({ line: begun.line, text: begun.text.trim() });
  return lines;
}

/** The words of a line: parted by blanks, quoted with `"` or `'`, a quote inside of them behind a backslash. Source: `ap_getword_conf`. */
function toApacheWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\S+/g)) {
    const quote = word[0];
    if (quote !== '"' && quote !== "'") words.push(word);
    else
      words.push(
        word
          .slice(1, word.length > 1 && word.endsWith(quote) ? -1 : undefined)
          .replaceAll(/\\([\\"'])/g, '$1'),
      );
  }
  return words;
}
