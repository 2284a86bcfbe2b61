import { HOP_KIND_NAMES, PATH_PROTOCOLS, type Path } from '@finwait/tcp';

/** What a text is: a path, or why it is none. */
export type ParsedPath =
  { readonly path: Path; readonly fault?: never } | { readonly path?: never; readonly fault: string };

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
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  const fault = findFault(value);
  return fault === undefined ? { path: value as Path } : { fault };
}

function findFault(value: unknown): string | undefined {
  if (!isTree(value) || !Array.isArray(value['hops'])) return 'expected { "hops": [ … ] }';
  const { protocol, hops } = value;
  if (protocol !== undefined && !(typeof protocol === 'string' && PROTOCOLS.has(protocol))) {
    return `protocol: expected one of ${[...PROTOCOLS].join(', ')}`;
  }
  for (const field of ['roundTripMs', 'requestSeconds', 'pingSeconds']) {
    if (!isCount(value[field])) return `${field}: expected a number of 0 or more`;
  }
  for (const [at, hop] of (hops as readonly unknown[]).entries()) {
    const fault = findHopFault(hop);
    if (fault !== undefined) return `hops[${at}]: ${fault}`;
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

function findHopFault(hop: unknown): string | undefined {
  if (!isTree(hop)) return 'expected { "kind": … }';
  if (!KINDS.has(String(hop['kind']))) return `${JSON.stringify(hop['kind'])} is no kind of hop`;
  for (const field of ['name', 'version', 'host']) {
    if (!isText(hop[field])) return `${field}: expected a text`;
  }
  if (!isMap(hop['settings'], isPlain)) return 'settings: expected names with numbers, texts or switches';
  if (!isMap(hop['kernel'], isSysctl)) return 'kernel: expected sysctls with their numbers or texts';
  if (!isMap(hop['opens'], isPlain) || !isMap(hop['observed'], isPlain)) {
    return 'opens and observed: expected figures by name';
  }
  return undefined;
}

/** A path as a file has it. */
export function toPathText(path: Path): string {
  return JSON.stringify(path, null, 2);
}
