'use client';

import type { Path } from '@finwait/tcp';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { parsePathText, toPathText } from './path-text';

/** A path as a file has it, to be written or pasted. */
export function PathJson({ path, onPath }: { readonly path: Path; readonly onPath: (path: Path) => void }) {
  const t = useTranslations('paths');
  const language = useLocale();
  const id = useId();
  const [text, setText] = useState(() => toPathText(path));
  const { fault } = parsePathText(text);
  return (
    <>
      <label htmlFor={id} className="hidden">
        {t('asJson')}
      </label>
      <textarea
        id={id}
        className="field json"
        rows={Math.min(36, text.split('\n').length + 1)}
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-note`}
        spellCheck={false}
        autoCapitalize="none"
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          const parsed = parsePathText(currentTarget.value);
          if (parsed.path) onPath(parsed.path);
        }}
      />
      <p id={`${id}-note`} className={fault === undefined ? 'dim small' : 'fault'}>
        {fault?.[language] ?? t('jsonNote')}
      </p>
    </>
  );
}
