'use client';

import type { Path } from '@finwait/tcp';
import { useEffect, useState } from 'react';
import { forgetDraft, keepDraft, readDraft } from './kept-drafts';
import { parsePathText } from './path-text';

/** A path that somebody writes, and the name it shall have. */
export interface Draft {
  readonly path: Path;
  readonly name: string;
}

/** A draft that outlives its page, in this tab. */
export interface KeptDraft extends Draft {
  /** Whether it is otherwise than it began. */
  readonly isChanged: boolean;
  readonly onPath: (path: Path) => void;
  readonly onName: (name: string) => void;
  /** Has it as it began. */
  readonly discard: () => void;
}

/** The draft that was left under `key` in this tab, else `before`; what is written is kept there until it is forgotten. */
export function useKeptDraft(key: string, before: Draft): KeptDraft {
  const [draft, setDraft] = useState(() => parseDraft(readDraft(key)) ?? before);
  const text = JSON.stringify(draft);
  const isChanged = text !== JSON.stringify(before);
  useEffect(() => {
    if (isChanged) keepDraft(key, text);
    else forgetDraft(key);
  }, [key, text, isChanged]);
  return {
    ...draft,
    isChanged,
    onPath: (path) => setDraft((last) => ({ ...last, path })),
    onName: (name) => setDraft((last) => ({ ...last, name })),
    discard: () => setDraft(before),
  };
}

function parseDraft(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  const { name, path } = JSON.parse(text) as Readonly<Record<keyof Draft, unknown>>;
  const parsed = parsePathText(JSON.stringify(path));
  return parsed.path && { path: parsed.path, name: String(name) };
}
