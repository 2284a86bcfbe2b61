import { HOP_KIND_NAMES, PATH_PROTOCOLS, type Path, type ProductText } from '@finwait/tcp';

/** What a text is: a path, or why it is none. */
export type ParsedPath =
  { readonly path: Path; readonly fault?: never } | { readonly path?: never; readonly fault: ProductText };

const KINDS: ReadonlySet<string> = new Set(HOP_KIND_NAMES);
const PROTOCOLS: ReadonlySet<string> = new Set(PATH_PROTOCOLS);

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a path as a file has it. The API refuses more than this: here it is only made sure that it can be judged. */
export function parsePathText(text: string): ParsedPath {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { fault: toSame(error instanceof Error ? error.message : String(error)) };
  }
  const fault = findFault(value);
  return fault === undefined ? { path: value as Path } : { fault };
}

const toSame = (text: string): ProductText => ({ en: text, zh: text });
const toExpected = (place: string, en: string, zh: string): ProductText => ({
  en: `${place}expected ${en}`,
  zh: `${place}应为${zh}`,
});

function findFault(value: unknown): ProductText | undefined {
  if (!isTree(value) || !Array.isArray(value['hops'])) {
    return toExpected('', '{ "hops": [ … ] }', ' { "hops": [ … ] }');
  }
  const { protocol, hops } = value;
  if (protocol !== undefined && !(typeof protocol === 'string' && PROTOCOLS.has(protocol))) {
    const known = [...PROTOCOLS].join(', ');
    return toExpected('protocol: ', `one of ${known}`, `其中之一：${known}`);
  }
  for (const field of ['roundTripMs', 'requestSeconds', 'pingSeconds']) {
    if (!isCount(value[field])) return toExpected(`${field}: `, 'a number of 0 or more', '不小于 0 的数');
  }
  for (const [at, hop] of (hops as readonly unknown[]).entries()) {
    const fault = findHopFault(hop);
    if (fault !== undefined) return { en: `hops[${at}]: ${fault.en}`, zh: `hops[${at}]: ${fault.zh}` };
  }
  return undefined;
}

const isCount = (value: unknown) => value === undefined || (typeof value === 'number' && value >= 0);
const isText = (value: unknown) => value === undefined || typeof value === 'string';
const isPlain = (value: unknown) => ['number', 'string', 'boolean'].includes(typeof value);

const isSysctl = (value: unknown) =>
  [value].flat().every((part) => typeof part === 'number') || typeof value === 'string';

function isMap(value: unknown, isFine: (entry: unknown) => boolean): boolean {
  return value === undefined || (isTree(value) && Object.values(value).every(isFine));
}

function findHopFault(hop: unknown): ProductText | undefined {
  if (!isTree(hop)) return toExpected('', '{ "kind": … }', ' { "kind": … }');
  if (!KINDS.has(String(hop['kind']))) {
    const written = JSON.stringify(hop['kind']);
    return { en: `${written} is no kind of hop`, zh: `${written} 不是节点类型` };
  }
  for (const field of ['name', 'version', 'host']) {
    if (!isText(hop[field])) return toExpected(`${field}: `, 'a text', '文本');
  }
  if (!isMap(hop['settings'], isPlain)) {
    return toExpected('settings: ', 'names with numbers, texts or switches', '名称与数字、文本或开关的对应');
  }
  if (!isMap(hop['kernel'], isSysctl)) {
    return toExpected('kernel: ', 'sysctls with their numbers or texts', ' sysctl 与其数字或文本的对应');
  }
  if (!isMap(hop['opens'], isPlain) || !isMap(hop['observed'], isPlain)) {
    return toExpected('opens, observed: ', 'figures by name', '名称与数值的对应');
  }
  return undefined;
}

/** A path as a file has it. */
export function toPathText(path: Path): string {
  return JSON.stringify(path, null, 2);
}
