'use client';

import type { Inspection } from '@finwait/contracts';
import { Button } from '@mantine/core';
import type { State } from '@finwait/tcp';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { readSockets } from '../api/calls';
import { formatSeconds } from '../format/clock';
import { formatBytes, formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import { PanelProblem } from '../frame/panel-problem';
import { Segments } from '../frame/segments';
import { StateSelect } from '../frame/state-select';
import { usePowers } from '../settings/use-session';
import { toColor } from '../theme/palette';
import { INSPECT_BY, toInspectRows, type InspectBy, type InspectRow } from './inspect-rows';

/** What the inspection shows and does. */
export interface InspectPanelProps {
  readonly name: string;
  readonly state: State;
  readonly by: InspectBy;
  readonly onState: (state: State) => void;
  readonly onBy: (by: InspectBy) => void;
}

const LIMIT = 20;

/** The sockets of one state, asked of the agent when the reader wants to know who holds them. */
export function InspectPanel({ name, state, by, onState, onBy }: InspectPanelProps) {
  const t = useTranslations('inspect');
  const language = useLocale();
  const query = useQuery({
    queryKey: ['sockets', name, state, by],
    queryFn: ({ signal }) => readSockets(name, { state, groupBy: by, limit: LIMIT }, signal),
    enabled: false,
    retry: false,
    structuralSharing: false,
  });
  const { data, error, isFetching, refetch } = query;
  const { mayInspect } = usePowers();
  if (!mayInspect) return null;
  return (
    <section className="band" aria-labelledby="inspect-title">
      <div className="head">
        <h2 id="inspect-title">{t('title')}</h2>
        <StateSelect label={t('state')} state={state} onState={onState} />
        <Segments
          label={t('by')}
          segments={INSPECT_BY.map((value) => ({ value, label: t(value) }))}
          value={by}
          onChange={onBy}
        />
        <Button variant="default" size="compact-sm" loading={isFetching} onClick={() => void refetch()}>
          {data ? t('again') : t('run')}
        </Button>
        <span className="sub">
          {data
            ? t('taken', {
                time: formatSeconds(data.takenAt, { language }),
                length: formatLength(Math.max(1, data.tookMs), language),
                sockets: formatFigure(data.sockets, language),
              })
            : t('lead')}
        </span>
      </div>
      {error && <PanelProblem error={error} retry={() => void refetch()} />}
      {data && !error && <InspectTable inspection={data} state={state} by={by} />}
    </section>
  );
}

interface InspectTableProps {
  readonly inspection: Inspection;
  readonly state: State;
  readonly by: InspectBy;
}

function InspectTable({ inspection, state, by }: InspectTableProps) {
  const t = useTranslations('inspect');
  const language = useLocale();
  const rows = toInspectRows(inspection, by);
  if (rows.length === 0) return <p className="nothing ink2">{t('none', { state })}</p>;
  const most = Math.max(...rows.map(({ count }) => count));
  const { other, otherGroups } = inspection;
  return (
    <table className="rows inspect">
      <thead>
        <tr>
          <th scope="col">{t(by)}</th>
          <th scope="col" className="num" aria-sort="descending">
            {t('sockets')} ↓
          </th>
          <th scope="col" className="share only-wide">
            {t('share')}
          </th>
          <th scope="col" className="num">
            {t('oldest')}
          </th>
          <th scope="col" className="num only-wide">
            {t('unread')}
          </th>
          <th scope="col" className="num only-wide">
            {t('unsent')}
          </th>
          <th scope="col" className="only-wide">
            {t('example')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <InspectLine key={place} row={row} state={state} most={most} />
        ))}
        {other.count > 0 && (
          <tr>
            <td className="dim">
              {otherGroups === null ? t('otherMany') : t('other', { count: otherGroups })}
            </td>
            <td className="num">{formatFigure(other.count, language)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function InspectLine({
  row,
  state,
  most,
}: {
  readonly row: InspectRow;
  readonly state: State;
  readonly most: number;
}) {
  const t = useTranslations('inspect');
  const language = useLocale();
  const { name, note, owner, count, group } = row;
  const { oldest, receiveQueueBytes, sendQueueBytes, samples } = group;
  const [example] = samples;
  return (
    <tr data-group={name ?? owner ?? ''}>
      <td>
        {name === null ? (
          <span className="dim">{owner === 'hidden' ? t('hidden') : t('nobody')}</span>
        ) : (
          <b>{name}</b>
        )}{' '}
        <span className="dim note">{note}</span>
      </td>
      <td className="num">
        <b>{formatFigure(count, language)}</b>
      </td>
      <td className="share only-wide">
        <span className="meter">
          <i style={{ width: `${Math.max(0.7, (count / most) * 100)}%`, background: toColor(state) }} />
        </span>
      </td>
      <td className="num">
        {oldest === null
          ? '–'
          : `${oldest.bound === 'atLeast' ? '≥ ' : ''}${formatLength(oldest.ageMs, language)}`}
      </td>
      <td className="num only-wide">{formatBytes(receiveQueueBytes)}</td>
      <td className="num only-wide">{formatBytes(sendQueueBytes)}</td>
      <td className="only-wide">{example && <code>{`${example.local} → ${example.remote}`}</code>}</td>
    </tr>
  );
}
