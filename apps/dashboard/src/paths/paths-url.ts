import { HOP_KIND_NAMES, VERDICT_KINDS, type HopKind, type VerdictCode } from '@finwait/tcp';
import { EXAMPLE_NAMES, type ExampleName } from './examples';

/** A verdict that is marked in the picture: its code and the hop it is about. */
export interface VerdictMark {
  readonly code: VerdictCode;
  readonly hop: number;
}

/** A way through a server of a host that a draft begins with. */
export interface WayThrough {
  readonly kind: HopKind;
  /** As its host tells it. */
  readonly name: string;
  readonly host: string;
  /** Whether the path ends there. */
  readonly isLast: boolean;
}

/** What the address of the paths page says. */
export interface PathsView {
  /** The path that is shown; empty for the list of all. */
  readonly name: string;
  /** What a path that nobody has saved begins with; `null` where none is begun. */
  readonly draft: ExampleName | 'blank' | null;
  /** What a blank draft leads through; `null` where nothing is said. */
  readonly through: WayThrough | null;
  readonly isEditing: boolean;
  readonly editAs: 'form' | 'json';
  readonly showsChanges: boolean;
  readonly drawAs: 'picture' | 'table';
  readonly mark: VerdictMark | null;
}

const CODES = new Map<string, VerdictCode>(VERDICT_KINDS.map(({ code }) => [code, code]));

/** The list of all paths. */
export const ALL_PATHS: PathsView = {
  name: '',
  draft: null,
  through: null,
  isEditing: false,
  editAs: 'form',
  showsChanges: false,
  drawAs: 'picture',
  mark: null,
};

/** Reads the view out of an address. */
export function parsePathsView(search: URLSearchParams): PathsView {
  const draft = search.get('draft');
  return {
    name: search.get('name') ?? '',
    draft: draft === 'blank' ? draft : (EXAMPLE_NAMES.find((known) => known === draft) ?? null),
    through: parseThrough(search),
    isEditing: search.get('edit') === '1',
    editAs: search.get('as') === 'json' ? 'json' : 'form',
    showsChanges: search.get('changes') === '1',
    drawAs: search.get('draw') === 'table' ? 'table' : 'picture',
    mark: parseMark(search.get('mark') ?? ''),
  };
}

function parseThrough(search: URLSearchParams): WayThrough | null {
  const kind = HOP_KIND_NAMES.find((known) => known === search.get('kind'));
  const [name, host] = [search.get('way'), search.get('host')];
  return kind && name && host ? { kind, name, host, isLast: search.get('last') === '1' } : null;
}

function parseMark(text: string): VerdictMark | null {
  const [, name = '', hop = ''] = /^([A-Z0-9_]+)\.(\d{1,2})$/.exec(text) ?? [];
  const code = CODES.get(name);
  return code === undefined ? null : { code, hop: Number(hop) };
}

/** The address of a view, without what nobody has changed. */
export function toPathsAddress(view: Partial<PathsView>): string {
  const search = new URLSearchParams();
  const { name, draft, through, isEditing, editAs, showsChanges, drawAs, mark } = { ...ALL_PATHS, ...view };
  if (name) search.set('name', name);
  if (draft) search.set('draft', draft);
  if (through) {
    search.set('kind', through.kind);
    search.set('way', through.name);
    search.set('host', through.host);
    if (through.isLast) search.set('last', '1');
  }
  if (isEditing) search.set('edit', '1');
  if (editAs !== 'form') search.set('as', editAs);
  if (showsChanges) search.set('changes', '1');
  if (drawAs !== 'picture') search.set('draw', drawAs);
  if (mark) search.set('mark', `${mark.code}.${mark.hop}`);
  const text = search.toString();
  return text ? `/paths/?${text}` : '/paths/';
}
