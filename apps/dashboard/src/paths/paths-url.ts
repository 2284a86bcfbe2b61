import { VERDICT_KINDS, type VerdictCode } from '@finwait/tcp';
import { EXAMPLE_NAMES, type ExampleName } from './examples';

/** A verdict that is marked in the picture: its code and the hop it is about. */
export interface VerdictMark {
  readonly code: VerdictCode;
  readonly hop: number;
}

/** What the address of the paths page says. */
export interface PathsView {
  /** The path that is shown; empty for the list of all. */
  readonly name: string;
  /** What a path that nobody has saved begins with; `null` where none is begun. */
  readonly draft: ExampleName | 'blank' | null;
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
    isEditing: search.get('edit') === '1',
    editAs: search.get('as') === 'json' ? 'json' : 'form',
    showsChanges: search.get('changes') === '1',
    drawAs: search.get('draw') === 'table' ? 'table' : 'picture',
    mark: parseMark(search.get('mark') ?? ''),
  };
}

function parseMark(text: string): VerdictMark | null {
  const [, name = '', hop = ''] = /^([A-Z0-9_]+)\.(\d{1,2})$/.exec(text) ?? [];
  const code = CODES.get(name);
  return code === undefined ? null : { code, hop: Number(hop) };
}

/** The address of a view, without what nobody has changed. */
export function toPathsAddress(view: Partial<PathsView>): string {
  const search = new URLSearchParams();
  const { name, draft, isEditing, editAs, showsChanges, drawAs, mark } = { ...ALL_PATHS, ...view };
  if (name) search.set('name', name);
  if (draft) search.set('draft', draft);
  if (isEditing) search.set('edit', '1');
  if (editAs !== 'form') search.set('as', editAs);
  if (showsChanges) search.set('changes', '1');
  if (drawAs !== 'picture') search.set('draw', drawAs);
  if (mark) search.set('mark', `${mark.code}.${mark.hop}`);
  const text = search.toString();
  return text ? `/paths/?${text}` : '/paths/';
}
