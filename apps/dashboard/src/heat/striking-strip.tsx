import type { HeatMap } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import Link from 'next/link';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import { StateName } from '../frame/state-glyph';
import { toHostAddress } from '../host/host-url';
import { findRises, STRIKING_TIMES } from './heat-rows';
import { findStriking, type Since, type StrikingHost } from './striking';
import type { ReadHeat } from './use-heat-map';

/** What the strip is made from. */
export interface StrikingStripProps {
  readonly heat: Pick<ReadHeat, 'map' | 'past' | 'rows'>;
  /** When the newest count of any host came. */
  readonly asOf: number;
}

const MOST = 5;
const LEAST_AGE_MS = 120_000;

/** A heat map that is read again as its columns move on never is as old as this; one that is tells nothing of what led to now. */
const toLongestAge = ({ stepMs }: HeatMap) => Math.max(LEAST_AGE_MS, stepMs);

/** At most five hosts that stand out in the heat map, the worst first, with state, count and since when; nothing where none does. */
export function StrikingStrip({ heat: { map, past, rows }, asOf }: StrikingStripProps) {
  const t = useTranslations('striking');
  const gloss = useTranslations('gloss');
  const language = useLocale();
  const toRise = useMemo(() => findRises(past), [past]);
  const found = useMemo(() => (map ? findStriking(map, rows, toRise) : []), [map, rows, toRise]);
  if (!map || found.length === 0 || asOf - map.to > toLongestAge(map)) return null;
  const { state } = map;
  const isAbove = found.some(({ row }) => !row.isSilent);
  const rest = found.length - MOST;
  return (
    <section className="striking" aria-labelledby="striking-title">
      <div className="head">
        <h2 id="striking-title">{t('title')}</h2>
        {isAbove && (
          <span className="sub">
            {t('basis', { state, gloss: gloss(state) })}
            <span className="only-wide">
              {' · '}
              {t('rule', { times: STRIKING_TIMES, length: formatLength(map.stepMs, language) })}
            </span>
          </span>
        )}
      </div>
      <ul>
        {found.slice(0, MOST).map((host) => (
          <StrikingRow key={host.row.host} host={host} state={state} asOf={asOf} />
        ))}
      </ul>
      {rest > 0 && <p className="dim">{t('rest', { rest: formatFigure(rest, language) })}</p>}
    </section>
  );
}

interface StrikingRowProps {
  readonly host: StrikingHost;
  readonly state: State;
  readonly asOf: number;
}

function StrikingRow({ host: { row, since }, state, asOf }: StrikingRowProps) {
  const t = useTranslations('striking');
  const language = useLocale();
  return (
    <li data-striking={row.host}>
      <Link className="name" href={toHostAddress(row.host)} prefetch={false}>
        {row.host}
      </Link>
      {row.isSilent ? (
        <span className="what">{t('silent')}</span>
      ) : (
        <span className="what">
          <StateName state={state} /> <b>{formatFigure(row.now, language)}</b>{' '}
          <span className="dim">{t('usual', { usual: formatFigure(row.usual, language) })}</span>
        </span>
      )}
      <SinceWhen since={since} asOf={asOf} />
    </li>
  );
}

function SinceWhen({ since, asOf }: { readonly since: Since | null; readonly asOf: number }) {
  const t = useTranslations('striking');
  const language = useLocale();
  if (!since) return <span className="dim">{t('noneBefore')}</span>;
  const length = formatLength(asOf - since.at, language);
  return (
    <span>
      {since.isAtLeast
        ? t('atLeast', { length })
        : t('since', { time: formatMoment(since.at, asOf, { language }), length })}
    </span>
  );
}
