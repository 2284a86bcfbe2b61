import type { Host } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import Link from 'next/link';
import { memo, type Ref } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure, formatShort } from '../format/figure';
import { formatAge } from '../format/length';
import { Spark } from '../frame/spark';
import { useNow } from '../frame/use-now';
import { toHostAddress } from '../host/host-url';
import type { LiveFleet } from '../live/live-fleet';
import { useLiveHost } from '../live/use-live-host';
import { toColor } from '../theme/palette';
import { Mix } from './mix';
import { toTagText, type SortKey } from './host-sort';

/** What a sparkline is drawn from. */
export interface Trend {
  readonly values: readonly (number | null)[];
  readonly state: State;
}

/** One host as a row. */
export interface HostRowProps {
  /** As it was when the order was made. */
  readonly host: Host;
  readonly live: LiveFleet;
  readonly answeredAt: number;
  readonly index: number;
  readonly states: readonly State[];
  readonly sortedBy: SortKey;
  readonly isPhone: boolean;
  /** What its sparkline is drawn from, `null` while that is read; left out where there is no room for one. */
  readonly trend?: Trend | null;
  readonly hasMix: boolean;
  readonly measure: Ref<HTMLTableRowElement>;
}

/** When a host was last seen, in words: an age, or the time it fell silent. */
export function LastSeen({ host }: { readonly host: Host }) {
  const now = useNow(1_000);
  const t = useTranslations('hosts');
  const language = useLocale();
  if (host.lastSeenAt === null) return t('neverSeen');
  const age = formatAge(now - host.lastSeenAt, language);
  if (host.status === 'live') return age;
  return t('stale', { time: formatMoment(host.lastSeenAt, now, { language }), age });
}

/** One host as a row of the table; the whole row leads to its page. */
export const HostRow = memo(function HostRow({
  host: known,
  live,
  answeredAt,
  index,
  states,
  sortedBy,
  isPhone,
  trend,
  hasMix,
  measure,
}: HostRowProps) {
  const host = useLiveHost(live, known, answeredAt);
  const language = useLocale();
  const t = useTranslations('hosts');
  const tags = toTagText(host.tags);
  const name = (
    <Link className="name" href={toHostAddress(host.name)} prefetch={false}>
      {host.name}
    </Link>
  );
  return (
    <tr
      ref={measure}
      className={`is-${host.status}`}
      data-host={host.name}
      data-index={index}
      aria-rowindex={index + 2}
    >
      {isPhone ? (
        <td className="card">
          {name} <span className="tag">{tags}</span>
          <span className="second">
            {host.status === 'live' ? (
              t('open', {
                open: formatShort(host.states?.ESTABLISHED),
                lingering: formatShort(host.states?.TIME_WAIT),
              })
            ) : (
              <LastSeen host={host} />
            )}
          </span>
        </td>
      ) : (
        <>
          <td>{name}</td>
          <td className="tag" title={tags}>
            {tags}
          </td>
          <td className="seen">
            <LastSeen host={host} />
          </td>
        </>
      )}
      {states.map((state) => {
        const count = host.states?.[state] ?? null;
        return (
          <td
            key={state}
            className={`num${state === sortedBy ? ' sorted' : ''}${count ? '' : ' zero'}`}
            data-state={state}
            data-count={count ?? undefined}
          >
            {formatFigure(count, language)}
          </td>
        );
      })}
      {trend !== undefined && (
        <td className="trend">
          {trend && <Spark values={trend.values} color={toColor(trend.state, 'line')} width={110} />}
        </td>
      )}
      {hasMix && (
        <td className="mixcell">
          <Mix states={known.states} />
        </td>
      )}
    </tr>
  );
});
