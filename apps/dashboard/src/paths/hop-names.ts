import { HOP_KINDS, type Hop, type HopKind, type ProductText } from '@finwait/tcp';

const TITLES = new Map(HOP_KINDS.map(({ kind, title }) => [kind, title]));

/** What people call a kind of hop. */
export function toKindTitle(kind: HopKind, language: keyof ProductText): string {
  return TITLES.get(kind)?.[language] ?? kind;
}

/** What people call each hop: its own name, else that of its kind. */
export function toHopNames(hops: readonly Hop[], language: keyof ProductText): readonly string[] {
  return hops.map(({ name, kind }) => name ?? toKindTitle(kind, language));
}
