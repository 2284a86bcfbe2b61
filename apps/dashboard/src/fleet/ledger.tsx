import type { Host, StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { formatFigure } from '../format/figure';
import { StateName } from '../frame/state-glyph';
import { toHostAddress } from '../host/host-url';
import { findLargest } from './live-fleet';

/** What the ledger shows. */
export interface LedgerProps {
  /** Totals over the fleet; `null` while they are not known. */
  readonly totals: StateCounts | null;
  readonly hosts: readonly Host[];
  /** The state the host table is sorted by. */
  readonly sortedBy: State | null;
  readonly isAged: boolean;
  readonly onChoose: (state: State) => void;
}

/** The eleven states: how many sockets, on which host most, and what they are. */
export function Ledger({ totals, hosts, sortedBy, isAged, onChoose }: LedgerProps) {
  const t = useTranslations('fleet');
  const gloss = useTranslations('gloss');
  const language = useLocale();
  const largest = findLargest(hosts);
  return (
    <table className="ledger fleet-ledger">
      <thead>
        <tr>
          <th scope="col">{t('state')}</th>
          <th scope="col" className="num">
            {t('now')}
          </th>
          <th scope="col">{t('largest')}</th>
          <th scope="col" className="num count" aria-hidden="true" />
          <th scope="col" className="gloss">
            {t('meaning')}
          </th>
        </tr>
      </thead>
      <tbody>
        {STATE_NAMES.map((state) => {
          const count = totals?.[state] ?? null;
          const host = largest[state];
          const isQuiet = state === 'LISTEN' || state === 'CLOSED';
          return (
            <tr key={state} className={isQuiet ? 'off' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="pick"
                  aria-pressed={state === sortedBy}
                  aria-label={t('sortBy', { state })}
                  onClick={() => onChoose(state)}
                >
                  <StateName state={state} />
                </button>
              </th>
              <td
                className={`num now${count ? '' : ' zero'}${isAged ? ' aged' : ''}`}
                data-state={state}
                data-count={count ?? undefined}
              >
                {formatFigure(count, language)}
              </td>
              <td className="most">
                {host && (
                  <Link href={toHostAddress(host.name)} prefetch={false}>
                    {host.name}
                  </Link>
                )}
              </td>
              <td className="num count dim">{host && formatFigure(host.states?.[state], language)}</td>
              <td className="gloss dim">{gloss(state)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
