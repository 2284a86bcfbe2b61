'use client';

import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { readHosts } from '../api/calls';
import { readPaths } from '../api/path-calls';
import { StateGlyph } from '../frame/state-glyph';
import { useSettingsPages } from '../settings/use-settings-pages';
import { findDestinations, toDestinations, type Area, type Destination } from './destinations';

/** A field that leads to any host, path, state, area or page of the settings. Control-K or ⌘K opens it from anywhere. */
export function CommandPalette({ areas }: { readonly areas: readonly Area[] }) {
  const t = useTranslations('palette');
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button type="button" className="find" aria-haspopup="dialog" onClick={open}>
        <span>{t('open')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <dialog ref={dialog} className="palette" aria-label={t('open')} onClose={() => setOpen(false)}>
        {isOpen && <Finder areas={areas} onDone={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

interface FinderProps {
  readonly areas: readonly Area[];
  readonly onDone: () => void;
}

function Finder({ areas, onDone }: FinderProps) {
  const t = useTranslations('palette');
  const router = useRouter();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const { data: hosts } = useQuery({
    queryKey: ['palette', 'hosts'],
    queryFn: ({ signal }) => readHosts(signal),
    staleTime: 30_000,
  });
  const settings = useSettingsPages();
  const language = useLocale();
  const { data: paths } = useQuery({
    queryKey: ['paths', 'all', language],
    queryFn: ({ signal }) => readPaths(language, signal),
    staleTime: 30_000,
  });
  const names = (paths ?? []).map(({ name }) => name);
  const places = { areas, settings, hosts: hosts ?? [], paths: names };
  const found = findDestinations(toDestinations(places), typed);
  const go = ({ path }: Destination) => {
    onDone();
    router.push(path);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = found[place];
    if (event.key === 'Enter') {
      // Else the key would press the button that has the focus again once the palette is closed.
      event.preventDefault();
      if (chosen) go(chosen);
    }
    if (step === 0) return;
    event.preventDefault();
    setPlace((place + step + found.length) % Math.max(1, found.length));
  };
  return (
    <>
      <input
        autoFocus
        className="field"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${place}` : undefined}
        aria-label={t('open')}
        placeholder={t('open')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={press}
      />
      <ul id={list} role="listbox" aria-label={t('found')}>
        {found.map((destination, index) => (
          <li
            key={`${destination.kind} ${destination.name}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === place}
            onPointerMove={() => setPlace(index)}
            onClick={() => go(destination)}
          >
            {destination.state && <StateGlyph state={destination.state} />}
            <span>{destination.name}</span>
            <span className="dim">{t(destination.kind)}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="dim">{t('none')}</p>}
    </>
  );
}
