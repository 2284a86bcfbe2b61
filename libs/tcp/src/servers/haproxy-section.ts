import { toHaproxyWords } from './haproxy-words.js';
import type { ServerTextFault } from './server-hop.js';

/** A configuration file of HAProxy. */
export interface HaproxyFile {
  readonly path: string;
  readonly text: string;
}

/** A line of a section. */
export interface HaproxyStatement {
  readonly file: string;
  readonly line: number;
  readonly words: readonly string[];
}

/** A section that takes part in proxying. */
export interface HaproxySection {
  readonly kind: 'frontend' | 'backend' | 'listen';
  readonly name: string;
  /** The statements of the defaults that hold for it, the outermost first. */
  readonly defaults: readonly (readonly HaproxyStatement[])[];
  readonly own: readonly HaproxyStatement[];
}

/** The sections of all files. */
export interface HaproxySections {
  readonly sections: readonly HaproxySection[];
  /** The statements of `global`. */
  readonly global: readonly HaproxyStatement[];
  readonly faults: readonly ServerTextFault[];
}

const SECTION_NAMES = new Set(
  'backend cache crt-store defaults dynamic-update fcgi-app frontend global http-errors listen log-forward log-profile mailers peers program resolvers ring traces userlist acme'.split(
    ' ',
  ),
);
const PROXIES = ['frontend', 'backend', 'listen'] as const;
const CONDITION = /^\.(if|elif|else)$/;

/**
 * The sections of files in the order in which HAProxy loads them. `defaults` hold for the sections that follow, also in
 * the next file, or for those that name them with `from`. Source: HAProxy configuration manual 2.6, §4; measured with two files.
 */
export function parseHaproxySections(files: readonly HaproxyFile[]): HaproxySections {
  const reading = new Reading();
  for (const { path, text } of files) reading.readFile(path, text);
  return reading;
}

/** Each array fills while its section is read; the outermost defaults come first. */
type Defaults = readonly (readonly HaproxyStatement[])[];

class Reading implements HaproxySections {
  readonly sections: HaproxySection[] = [];
  readonly global: HaproxyStatement[] = [];
  readonly faults: ServerTextFault[] = [];
  readonly #named = new Map<string, Defaults>();
  #current: Defaults = [];
  #into: HaproxyStatement[] | null = null;

  readFile(path: string, text: string): void {
    this.#into = null;
    text.split(/\r?\n/).forEach((line, at) => {
      const { words, isQuoteOpen } = toHaproxyWords(line);
      const statement = { file: path, line: at + 1, words };
      if (isQuoteOpen) this.#note(statement, 'a quote is not closed');
      if (words.length > 0) this.#take(statement);
    });
  }

  #take(statement: HaproxyStatement): void {
    const [keyword = ''] = statement.words;
    if (SECTION_NAMES.has(keyword)) this.#open(statement);
    else if (CONDITION.test(keyword))
      this.#note(statement, `${keyword} is decided by HAProxy: both ways are read`);
    else if (keyword.startsWith('.')) return;
    else if (this.#into === null) this.#note(statement, `${keyword} is in no section`);
    else this.#into.push(statement);
  }

  #open(statement: HaproxyStatement): void {
    const [keyword = '', first = ''] = statement.words;
    const proxy = PROXIES.find((name) => name === keyword);
    this.#into = keyword === 'global' ? this.global : [];
    if (keyword === 'defaults') this.#openDefaults(statement, this.#into);
    if (!proxy) return;
    if (first === '') this.#note(statement, `${keyword} has no name`);
    const defaults = this.#findDefaults(statement);
    this.sections.push({ kind: proxy, name: first, defaults, own: this.#into });
  }

  #openDefaults(statement: HaproxyStatement, own: HaproxyStatement[]): void {
    const name = statement.words[1];
    const inherited = statement.words.includes('from') ? this.#findDefaults(statement) : [];
    const defaults = [...inherited, own];
    this.#current = defaults;
    if (name !== undefined && name !== 'from') this.#named.set(name, defaults);
  }

  #findDefaults(statement: HaproxyStatement): Defaults {
    const at = statement.words.indexOf('from');
    if (at < 0) return this.#current;
    const name = statement.words[at + 1] ?? '';
    const named = this.#named.get(name);
    if (!named) this.#note(statement, `there are no defaults ${name}`);
    return named ?? [];
  }

  #note({ file, line }: HaproxyStatement, reason: string): void {
    this.faults.push({ line, ...(file !== '' && { file }), reason });
  }
}
