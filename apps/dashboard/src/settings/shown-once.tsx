'use client';

import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** A secret, or what holds one, as the API tells it this one time. */
export interface ShownOnceProps {
  readonly text: string;
  readonly children: ReactNode;
}

/** A text to copy now: it is not told again. */
export function ShownOnce({ text, children }: ShownOnceProps) {
  const t = useTranslations('copying');
  return (
    <div role="status">
      <pre className="cmd">
        <code data-secret>{text}</code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-sm" onClick={copy}>
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </pre>
      <p className="ink2 small">{children}</p>
    </div>
  );
}
