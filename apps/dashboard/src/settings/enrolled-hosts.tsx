'use client';

import type { Host } from '@finwait/contracts';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { filterHosts } from '../fleet/host-filter';
import { EnrolledHost } from './enrolled-host';

/** Rows on the page at once: more are found by the filter. */
const MOST_ROWS = 50;

/** The hosts that are enrolled, and what the reader may do to them. */
export interface EnrolledHostsProps {
  readonly hosts: readonly Host[];
  readonly mayAdminister: boolean;
}

/** Every host with its credential, tags and end, found by a filter. */
export function EnrolledHosts({ hosts, mayAdminister }: EnrolledHostsProps) {
  const t = useTranslations('enrol');
  const [filter, setFilter] = useState('');
  const found = filterHosts(hosts, filter);
  return (
    <section aria-labelledby="enrolled-title">
      <div className="head">
        <h2 id="enrolled-title">{t('hosts')}</h2>
        <span className="sub">{hosts.length}</span>
        <span className="right">
          <TextInput
            size="xs"
            type="search"
            aria-label={t('filter')}
            placeholder={t('filter')}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        </span>
      </div>
      {hosts.length === 0 && <p className="ink2">{t('none')}</p>}
      <ul className="rows">
        {found.slice(0, MOST_ROWS).map((host) => (
          <EnrolledHost key={host.name} host={host} mayAdminister={mayAdminister} />
        ))}
      </ul>
      {found.length > MOST_ROWS && <p className="dim">{t('more', { count: found.length - MOST_ROWS })}</p>}
    </section>
  );
}
