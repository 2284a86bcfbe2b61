import { isGlobMatch } from './glob.js';
import { toNginxTokens } from './nginx-token.js';
import type { ServerTextFault } from './server-hop.js';

/** A directive of nginx with what is in its block, where it has one. */
export interface NginxDirective {
  readonly name: string;
  readonly words: readonly string[];
  readonly children: readonly NginxDirective[];
}

/** A configuration as directives inside each other, every `include` replaced by what it includes. */
export interface NginxTree {
  readonly directives: readonly NginxDirective[];
  readonly faults: readonly ServerTextFault[];
}

interface Statement {
  readonly line: number;
  readonly name: string;
  readonly words: readonly string[];
  readonly children: Statement[];
}

interface DumpedFile {
  readonly path: string;
  readonly text: string;
}

const HEADING = /^# configuration file (.+):$/;
const MOST_DEPTH = 64;
/** Files that are included again and again make a configuration longer than any that is meant. */
const MOST_DIRECTIVES = 100_000;

/**
 * The configuration in the output of `nginx -T`: the first file is the main one, and relative names begin at its folder.
 * A text without headings is one file. Lines of faults are those of their file. Source: `main` of
 * src/core/nginx.c, nginx.org/en/docs/ngx_core_module.html#include.
 */
export function parseNginxTree(dump: string): NginxTree {
  const files = splitDump(dump);
  const main = files[0]?.path ?? '';
  const reading = new Reading(files, main.slice(0, main.lastIndexOf('/') + 1));
  return { directives: reading.expand(main), faults: reading.faults };
}

/** The words of the last directive of that name. */
export function findLast(block: readonly NginxDirective[], name: string): readonly string[] | undefined {
  return block.findLast((directive) => directive.name === name)?.words;
}

function splitDump(dump: string): DumpedFile[] {
  const files: { path: string; lines: string[] }[] = [];
  for (const line of dump.split(/\r?\n/)) {
    const path = HEADING.exec(line)?.[1];
    if (path !== undefined) files.push({ path, lines: [] });
    else if (files.length > 0) files.at(-1)?.lines.push(line);
    else files.push({ path: '', lines: [line] });
  }
  const [before, ...rest] = files;
  const isHeaded = before?.path === '' && rest.length > 0;
  return (isHeaded ? rest : files).map(({ path, lines }) => ({ path, text: lines.join('\n') }));
}

class Reading {
  readonly faults: ServerTextFault[] = [];
  readonly #files: ReadonlyMap<string, DumpedFile>;
  readonly #folder: string;
  readonly #parsed = new Map<string, readonly Statement[]>();
  readonly #found = new Map<string, readonly string[]>();
  readonly #open = new Set<string>();
  #directives = 0;

  constructor(files: readonly DumpedFile[], folder: string) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#folder = folder;
  }

  expand(path: string): NginxDirective[] {
    this.#open.add(path);
    const statements = this.#parsed.get(path) ?? this.#parse(path);
    this.#parsed.set(path, statements);
    const directives = this.#toDirectives(statements, path);
    this.#open.delete(path);
    return directives;
  }

  #toDirectives(statements: readonly Statement[], path: string): NginxDirective[] {
    return statements.flatMap(({ line, name, words, children }) => {
      if (this.#directives > MOST_DIRECTIVES) return [];
      this.#directives += 1;
      if (this.#directives > MOST_DIRECTIVES) this.#note(path, line, 'the configuration is too long');
      if (name === 'include') return this.#include(words[0] ?? '', path, line);
      return [{ name, words, children: this.#toDirectives(children, path) }];
    });
  }

  /** A pattern may match nothing; a name without one must be there. */
  #include(pattern: string, path: string, line: number): NginxDirective[] {
    const whole = pattern.startsWith('/') ? pattern : `${this.#folder}${pattern}`;
    const found = this.#findFiles(whole);
    if (found.length === 0 && !/[*?[]/.test(pattern)) {
      this.#note(path, line, `the text of ${whole} is not there`);
    }
    return found.flatMap((file) => {
      if (!this.#open.has(file)) return this.expand(file);
      this.#note(path, line, `${file} includes itself`);
      return [];
    });
  }

  #findFiles(pattern: string): readonly string[] {
    if (this.#files.has(pattern)) return [pattern];
    const known = this.#found.get(pattern);
    const found = known ?? [...this.#files.keys()].filter((file) => isGlobMatch(pattern, file)).sort();
    this.#found.set(pattern, found);
    return found;
  }

  #parse(path: string): Statement[] {
    const { tokens, openQuoteLine } = toNginxTokens(this.#files.get(path)?.text ?? '');
    if (openQuoteLine !== null) this.#note(path, openQuoteLine, 'a quote is not closed');
    const open: Statement[] = [{ line: 1, name: '', words: [], children: [] }];
    let words: string[] = [];
    let from = 1;
    for (const { kind, text, line } of tokens) {
      if (kind === 'word') {
        if (words.length === 0) from = line;
        words.push(text);
        continue;
      }
      const [name, ...rest] = words;
      words = [];
      if (kind === '}') {
        if (name !== undefined) this.#note(path, from, `${name} does not end with ";"`);
        if (open.length > 1) open.pop();
        else this.#note(path, line, '"}" closes nothing that is open');
      } else if (name === undefined) {
        this.#note(path, line, `"${kind}" follows no directive`);
        if (kind === '{') open.push({ line, name: '', words: [], children: [] });
      } else {
        const statement = { line: from, name, words: rest, children: [] };
        open.at(-1)?.children.push(statement);
        if (kind === '{') open.push(statement);
      }
      if (open.length > MOST_DEPTH) {
        this.#note(path, line, 'blocks lie too deep inside each other');
        break;
      }
    }
    if (words.length > 0) this.#note(path, from, `${words[0]} does not end with ";"`);
    if (open.length > 1)
      this.#note(path, open.at(-1)?.line ?? 1, `the block of ${open.at(-1)?.name} is not closed`);
    return open[0]?.children ?? [];
  }

  #note(file: string, line: number, reason: string): void {
    this.faults.push({ line, ...(file !== '' && { file }), reason });
  }
}
