import type { HopValue } from '../paths/index.js';
import type { HaproxySection, HaproxyStatement } from './haproxy-section.js';

/** What is set in a section, its defaults included, by the names of HAProxy. */
export type HaproxySettings = ReadonlyMap<string, HopValue>;

const OPTIONS = new Set(
  'clitcpka srvtcpka tcpka nolinger http-server-close httpclose forceclose http-keep-alive'.split(' '),
);
/** Each of them ends the other two. Source: `cfg_opts2` and PR_O_HTTP_MODE of HAProxy's src/cfgparse-listen.c. */
const HTTP_MODES = new Set(['option http-server-close', 'option httpclose', 'option http-keep-alive']);
const KEYWORDS = /^(mode|http-reuse|retry-on|(cli|srv)tcpka-(idle|intvl|cnt))$/;

/** What the defaults of a section set and what it sets itself, the last one counting. A variable makes a value `unknown`. */
export function toHaproxySettings({
  defaults,
  own,
}: Pick<HaproxySection, 'defaults' | 'own'>): HaproxySettings {
  const settings = new Map<string, HopValue>();
  for (const statements of [...defaults, own]) for (const { words } of statements) note(words, settings);
  return settings;
}

/** What the section sets itself. */
export function toOwnHaproxySettings(own: readonly HaproxyStatement[]): HaproxySettings {
  return toHaproxySettings({ defaults: [], own });
}

function note(words: readonly string[], settings: Map<string, HopValue>): void {
  const [keyword = '', first = '', second = ''] = words;
  if (keyword === 'timeout' && second !== '') settings.set(`timeout ${toTimeoutName(first)}`, toSeen(second));
  else if (keyword === 'no' && first === 'option' && OPTIONS.has(second))
    settings.delete(toOptionName(second));
  else if (keyword === 'option' && OPTIONS.has(first)) {
    const name = toOptionName(first);
    if (HTTP_MODES.has(name)) for (const mode of HTTP_MODES) settings.delete(mode);
    settings.set(name, 'on');
  } else if (KEYWORDS.test(keyword) && first !== '') settings.set(keyword, toSeen(words.slice(1).join(' ')));
}

/** `forceclose` is the old name. Source: configuration manual 1.9, "option forceclose". */
function toOptionName(option: string): string {
  return `option ${option === 'forceclose' ? 'httpclose' : option}`;
}

function toTimeoutName(name: string): string {
  const short: Readonly<Record<string, string>> = {
    clitimeout: 'client',
    srvtimeout: 'server',
    contimeout: 'connect',
  };
  return short[name] ?? name;
}

/** What an environment variable holds is known to HAProxy alone. */
export function toSeen(value: string): HopValue {
  return /\$\{?[A-Za-z_]/.test(value) ? 'unknown' : value;
}
