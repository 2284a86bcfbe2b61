'use client';

import type { Host } from '@finwait/contracts';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { MOST_HOSTS } from './compare-url';

/** What the chooser of hosts shows and does. */
export interface HostChooserProps {
  readonly hosts: readonly Host[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The hosts of a comparison, and a field for one more. */
export function HostChooser({ hosts, chosen, onChange }: HostChooserProps) {
  const t = useTranslations('compare');
  const list = useId();
  const [text, setText] = useState('');
  const add = (name: string) => {
    setText(name);
    if (!hosts.some((host) => host.name === name) || chosen.includes(name)) return;
    setText('');
    onChange([...chosen, name]);
  };
  return (
    <>
      {chosen.map((name) => (
        <span key={name} className="chip">
          {name}
          <button
            type="button"
            aria-label={t('remove', { host: name })}
            onClick={() => onChange(chosen.filter((other) => other !== name))}
          >
            ✕
          </button>
        </span>
      ))}
      {chosen.length < MOST_HOSTS && (
        <>
          <input
            className="field"
            list={list}
            value={text}
            placeholder={t('add')}
            aria-label={t('add')}
            onChange={(event) => add(event.currentTarget.value)}
          />
          <datalist id={list}>
            {hosts
              .filter(({ name }) => !chosen.includes(name))
              .map(({ name }) => (
                <option key={name} value={name} />
              ))}
          </datalist>
        </>
      )}
    </>
  );
}
