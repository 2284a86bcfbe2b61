import {
  closeUp,
  type Hop,
  type PathReport,
  type SegmentAnswer,
  type Severity,
  type Verdict,
} from '@finwait/tcp';
import Link from 'next/link';
import type { CSSProperties } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { StateGlyph } from '../frame/state-glyph';
import { useWidth } from '../frame/use-width';
import { toHostAddress } from '../host/host-url';
import { EndMarkText } from './end-mark';
import { toKindTitle } from './hop-names';
import { useLimitText } from './limit-text';
import {
  isUpright,
  toLinkSeverity,
  toStationLayout,
  type Link as LineLink,
  type Station,
} from './station-layout';

/** What the line of stations shows. */
export interface PathStationsProps {
  readonly hops: readonly Hop[];
  readonly names: readonly string[];
  readonly report: PathReport;
  /** The hops of the verdict that the reader is at, and how bad it is. */
  readonly marked: ReadonlySet<number>;
  readonly severity: Severity | null;
}

type Placed = CSSProperties & Readonly<Record<`--${string}`, number>>;

/** The hops of a path as stations on a line, and between those with sockets how long a silent connection lasts. */
export function PathStations({ hops, names, report, marked, severity }: PathStationsProps) {
  const t = useTranslations('paths');
  const { ref, width } = useWidth();
  const { stations, links } = toStationLayout(report, hops.length);
  const columns: Placed = { '--columns': stations.length * 2 };
  const markOf = (hop: number | null) => (hop !== null && marked.has(hop) ? ` marked ${severity ?? ''}` : '');
  return (
    <div ref={ref}>
      <ol
        className={`stations${isUpright(stations.length, width) ? ' upright' : ''}`}
        style={columns}
        aria-label={t('stations')}
      >
        {stations.flatMap((station) => {
          const hop = station.hop === null ? undefined : hops[station.hop];
          const link = links.find(({ from }) => from === station.place);
          return [
            <StationItem
              key={`station ${station.place}`}
              station={station}
              hop={hop}
              isLast={station.place === stations.length - 1}
              mark={markOf(station.hop)}
            />,
            ...(link
              ? [
                  <LinkItem
                    key={`link ${station.place}`}
                    link={link}
                    names={names}
                    verdicts={report.verdicts}
                  />,
                ]
              : []),
          ];
        })}
      </ol>
    </div>
  );
}

interface StationItemProps {
  readonly station: Station;
  readonly hop: Hop | undefined;
  readonly isLast: boolean;
  readonly mark: string;
}

function StationItem({ station, hop, isLast, mark }: StationItemProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  const at: Placed = { '--at': station.place };
  const kind = station.hasSockets ? 'sockets' : 'passes';
  const name = hop
    ? (hop.name ?? toKindTitle(hop.kind, language))
    : t(isLast && station.place > 0 ? 'unsaidServer' : 'unsaidClient');
  return (
    <li
      className={`station ${kind}${hop ? '' : ' unsaid'}${mark}`}
      style={at}
      data-hop={station.hop ?? undefined}
    >
      <Plug station={station} />
      <span className="label">
        <b>{name}</b>
        {hop && <Kind hop={hop} />}
        {hop?.host && (
          <Link className="link" href={toHostAddress(hop.host)} prefetch={false}>
            {hop.host}
          </Link>
        )}
        {!station.hasSockets && <span className="dim">{t('onlyPasses')}</span>}
      </span>
    </li>
  );
}

function Kind({ hop: { name, kind, version } }: { readonly hop: Hop }) {
  const title = toKindTitle(kind, useLocale());
  const said = [title === name || name === undefined ? '' : title, version].filter(Boolean).join(' ');
  return said ? <span className="dim">{said}</span> : null;
}

/** Each half is an end of a connection; what only passes packets on is a ring that the line goes through. */
function Plug({ station: { hasSockets, hasLeft, hasRight } }: { readonly station: Station }) {
  return (
    <svg className="plug" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      {hasSockets ? (
        <>
          <path d="M4 5h8.5v18H4z" className={hasLeft ? 'half' : 'half free'} />
          <path d="M15.5 5H24v18h-8.5z" className={hasRight ? 'half' : 'half free'} />
        </>
      ) : (
        <circle cx="14" cy="14" r="8.5" className="ring" />
      )}
    </svg>
  );
}

interface LinkItemProps {
  readonly link: LineLink;
  readonly names: readonly string[];
  readonly verdicts: readonly Verdict[];
}

function LinkItem({ link: { segment, from, to }, names, verdicts }: LinkItemProps) {
  const t = useTranslations('paths');
  const say = useLimitText();
  const place: Placed = { '--from': from, '--to': to };
  const { idleSeconds, setting, timeWaitOn, timeWaitSeconds } = segment;
  const isKnown = idleSeconds !== 'unknown';
  const holder = timeWaitOn === null ? '' : (names[timeWaitOn] ?? '');
  return (
    <li className={`link-between ${toLinkSeverity(segment, verdicts) ?? ''}`} style={place}>
      <span className="says">
        <Ending segment={segment} names={names} />
        {isKnown && setting && <code className="dim">{setting}</code>}
        {isKnown && timeWaitOn !== null && (
          <span className="lingers">
            <StateGlyph state="TIME_WAIT" />{' '}
            {closeUp(t('timeWaitOn', { hop: holder, length: say(timeWaitSeconds ?? 'unknown') }), [holder])}
          </span>
        )}
      </span>
    </li>
  );
}

interface EndingProps {
  readonly segment: SegmentAnswer;
  readonly names: readonly string[];
}

/** After what silence the connection ends, by whom and how. */
function Ending({ segment: { endedBy, sign, idleSeconds }, names }: EndingProps) {
  const t = useTranslations('paths');
  const say = useLimitText();
  if (idleSeconds === 'unknown') return <span>{t('endUnknown')}</span>;
  if (endedBy === null || sign === null) return <span>{t('nobodyEnds')}</span>;
  const by = names[endedBy] ?? '';
  return (
    <span className="silence">
      <b>{say(idleSeconds)}</b> {closeUp(t(`ends.${sign}`, { by }), [by])}
      <EndMarkText sign={sign} />
    </span>
  );
}
