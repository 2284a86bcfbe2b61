'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** What is to be confirmed. */
export interface ConfirmButtonProps {
  readonly label: string;
  /** What happens, as a question. */
  readonly question: string;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

/** A button that asks once more in its own place before it does what cannot be undone. */
export function ConfirmButton({ label, question, isBusy, onConfirm }: ConfirmButtonProps) {
  const t = useTranslations('sections');
  const [stage, setStage] = useState<'calm' | 'asking' | 'kept'>('calm');
  const keep = () => setStage('kept');
  if (stage !== 'asking') {
    return (
      <Button
        variant="default"
        size="compact-sm"
        disabled={isBusy}
        autoFocus={stage === 'kept'}
        onClick={() => setStage('asking')}
      >
        {label}
      </Button>
    );
  }
  const confirm = () => {
    setStage('calm');
    onConfirm();
  };
  return (
    <span
      className="confirm"
      role="group"
      aria-label={question}
      onKeyDown={({ key }) => key === 'Escape' && keep()}
    >
      <span>{question}</span>
      <Button variant="filled" size="compact-sm" autoFocus onClick={confirm}>
        {label}
      </Button>
      <Button variant="default" size="compact-sm" onClick={keep}>
        {t('keep')}
      </Button>
    </span>
  );
}
