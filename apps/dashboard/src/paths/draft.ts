import { PATH_PROTOCOLS, type Hop, type HopKind, type HopValue, type Path } from '@finwait/tcp';
import type { FigureName } from './figure-names';
import type { WayThrough } from './paths-url';

/** A path that somebody begins with nothing. */
export const BLANK: Path = { hops: [{ kind: 'client' }, { kind: 'nginx' }, { kind: 'node' }] };

/** A path through a server of the fleet, whose host gives its settings. */
export function toDraftThrough({ kind, name, host, isLast }: WayThrough): Path {
  const server: Hop = { kind, name, host };
  return { hops: [{ kind: 'client' }, server, ...(isLast ? [] : [{ kind: 'server' } as const])] };
}

/** Which part of a hop a setting is in. */
export type SettingPlace = 'settings' | 'kernel';

/** The path with this hop instead. */
export function withHop(path: Path, at: number, hop: Hop): Path {
  return { ...path, hops: path.hops.map((other, place) => (place === at ? hop : other)) };
}

/** The path with one hop more behind `at`. */
export function withHopAfter(path: Path, at: number, kind: HopKind): Path {
  return { ...path, hops: path.hops.toSpliced(at + 1, 0, { kind }) };
}

/** The path without a hop; the last one stays. */
export function withoutHop(path: Path, at: number): Path {
  return path.hops.length === 1 ? path : { ...path, hops: path.hops.toSpliced(at, 1) };
}

/** The path with a hop one place nearer to the client (-1) or to the server (1); as it was at its ends. */
export function withHopMoved(path: Path, at: number, by: -1 | 1): Path {
  const hop = path.hops[at];
  const to = at + by;
  if (!hop || to < 0 || to >= path.hops.length) return path;
  return { ...path, hops: path.hops.toSpliced(at, 1).toSpliced(to, 0, hop) };
}

/** Everything but some fields. */
function without<Tree extends object, Key extends keyof Tree>(
  tree: Tree,
  ...keys: readonly Key[]
): Omit<Tree, Key> {
  const names: readonly PropertyKey[] = keys;
  return Object.fromEntries(Object.entries(tree).filter(([name]) => !names.includes(name))) as Omit<
    Tree,
    Key
  >;
}

/** The hop as another kind: its name, host and kernel stay, settings of the kind before go. */
export function withKind(hop: Hop, kind: HopKind): Hop {
  return { ...without(hop, 'settings', 'version'), kind };
}

/** The hop with a text of its own, or without it where nothing is written. */
export function withText(hop: Hop, field: 'name' | 'version' | 'host', text: string): Hop {
  const rest = without(hop, field);
  return text === '' ? rest : { ...rest, [field]: text };
}

/** The hop with a setting; `undefined` for the vendor's default. */
export function withSetting(hop: Hop, place: SettingPlace, name: string, value: HopValue | undefined): Hop {
  const rest = without(hop, place);
  const others = without(hop[place] ?? {}, name);
  const next = value === undefined ? others : { ...others, [name]: value };
  return Object.keys(next).length === 0 ? rest : { ...rest, [place]: next };
}

/** A value as somebody wrote it: a number where it is one. */
export function parseValue(text: string): HopValue {
  const written = text.trim();
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
}

const toFigurePlace = (name: FigureName) => (name.startsWith('opens.') ? 'opens' : 'observed');
const toFigureField = (name: FigureName) => name.slice(name.indexOf('.') + 1);

/** A figure of a hop as the path has it, whatever that is; `undefined` where it has none. */
export function readFigure(hop: Hop, name: FigureName): unknown {
  const figures: Readonly<Record<string, unknown>> = { ...hop[toFigurePlace(name)] };
  return figures[toFigureField(name)];
}

/** The hop with a figure, which may be one that cannot be judged; without it for `undefined`. */
export function withHopFigure(hop: Hop, name: FigureName, figure: number | boolean | undefined): Hop {
  const place = toFigurePlace(name);
  const field = toFigureField(name);
  const figures: Readonly<Record<string, unknown>> = { ...hop[place] };
  const others = without(figures, field);
  const next = figure === undefined ? others : { ...others, [field]: figure };
  const rest = without(hop, place);
  return Object.keys(next).length === 0 ? rest : { ...rest, [place]: next };
}

/** A number as somebody wrote it; `undefined` where nothing is written. */
export function parseFigure(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

/** The path with a figure of its own, or without it where nothing is written. */
export function withFigure(
  path: Path,
  field: 'requestSeconds' | 'pingSeconds' | 'roundTripMs',
  text: string,
): Path {
  const rest = without(path, field);
  const figure = Number(text);
  return text.trim() === '' || !Number.isFinite(figure) || figure < 0 ? rest : { ...rest, [field]: figure };
}

/** The path with a protocol of its own, or the one its hops tell where `text` is none. */
export function withProtocol(path: Path, text: string): Path {
  const rest = without(path, 'protocol');
  const protocol = PATH_PROTOCOLS.find((known) => known === text);
  return protocol ? { ...rest, protocol } : rest;
}
