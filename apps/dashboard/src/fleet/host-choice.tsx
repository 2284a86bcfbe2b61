import { NativeSelect, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { STATE_NAMES, type State } from '@finwait/tcp';
import { memo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { FleetView } from './fleet-url';
import { toChosenState } from './table-columns';

/** What the controls of the host table show and do. */
export interface HostChoiceProps {
  readonly view: FleetView;
  readonly onView: (view: FleetView) => void;
}

/** Chooses which hosts the table shows and, on a phone, which state. `/` leads to the filter. */
export const HostChoice = memo(function HostChoice({ view, onView }: HostChoiceProps) {
  const t = useTranslations('hosts');
  const filterInput = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => filterInput.current?.focus()]]);
  const chooseState = (state: State) => onView({ ...view, state, sort: { key: state, isDescending: true } });
  return (
    <span className="right">
      <NativeSelect
        className="only-phone"
        size="xs"
        aria-label={t('state')}
        data={[...STATE_NAMES]}
        value={toChosenState(view.sort.key)}
        onChange={(event) => chooseState(event.currentTarget.value as State)}
      />
      <TextInput
        ref={filterInput}
        className="filter"
        size="xs"
        type="search"
        aria-label={t('filter')}
        placeholder={t('filter')}
        rightSection={<kbd>/</kbd>}
        value={view.filter}
        onChange={(event) => onView({ ...view, filter: event.currentTarget.value })}
      />
    </span>
  );
});
