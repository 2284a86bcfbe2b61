'use client';

import type { HostServersAnswer } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { readServers } from '../api/server-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import type { Span } from '../host/gaps';
import type { Range } from '../host/host-url';
import { useChartColors } from '../host/use-chart-colors';
import { matchActivity, type ToldActivity } from './activity-strips';
import { ActivityLeftOut } from './activity-left-out';
import { ActivityView } from './activity-view';
import { ServerBlock } from './server-block';
import { ServerChanges } from './server-changes';
import { SERVER_NAMES } from './server-names';
import { hasServerChanges } from './to-server-changes';
import { useActivity } from './use-activity';
import { useServerHistory } from './use-server-history';

const EVERY_MS = 60_000;

/** A host, and the time that its page shows. */
export interface ServersPanelProps {
  readonly name: string;
  readonly range: Range;
  readonly span: Span;
}

/** The servers that run on a host, what is set in them and what they do. Where there is none and never was, nothing is shown. */
export function ServersPanel({ name, range, span }: ServersPanelProps) {
  const t = useTranslations('servers');
  const { data, error, refetch } = useQuery({
    queryKey: ['servers', name],
    queryFn: ({ signal }) => readServers(name, signal),
    refetchInterval: EVERY_MS,
  });
  const activity = useActivity(name, range);
  const told = activity.data?.servers ?? [];
  const history = useServerHistory(name, data?.at);
  const hasNone = (data?.servers.length ?? 0) === 0 && (data?.why ?? null) === null;
  const hasRun = told.length > 0 || (history.data !== undefined && hasServerChanges(history.data));
  if (hasNone && !hasRun && !error) return null;
  return (
    <section className="band servers" aria-labelledby="servers-title">
      <div className="head">
        <h2 id="servers-title">{t('title')}</h2>
        {data && (hasNone || data.servers.length > 0) && <AskedAt at={data.at} hasNone={hasNone} />}
      </div>
      {error && <PanelProblem error={error} retry={() => void refetch()} />}
      {activity.error && <PanelProblem error={activity.error} retry={() => void activity.refetch()} />}
      <Blocks
        host={name}
        servers={data?.servers ?? []}
        told={told}
        stepMs={activity.data?.stepMs ?? 0}
        span={span}
      />
      {activity.data && <ActivityLeftOut {...activity.data} />}
      {data && <Missing {...data} />}
      {data && <ServerChanges name={name} readAt={data.at} />}
    </section>
  );
}

interface AskedAtProps extends Pick<HostServersAnswer, 'at'> {
  readonly hasNone: boolean;
}

function AskedAt({ at, hasNone }: AskedAtProps) {
  const t = useTranslations('servers');
  const language = useLocale();
  const now = useNow(EVERY_MS);
  if (at === null) return <span className="sub">{t('notTold')}</span>;
  return (
    <span className="sub">
      {t(hasNone ? 'noneRuns' : 'asked', { time: formatMoment(at, now, { language }) })}
    </span>
  );
}

interface BlocksProps extends Pick<HostServersAnswer, 'host' | 'servers'> {
  readonly told: readonly ToldActivity[];
  readonly stepMs: number;
  readonly span: Span;
}

/** A block for each server, and for each that told of itself and that the agent does not find now. */
function Blocks({ host, servers, told, stepMs, span }: BlocksProps) {
  const colors = useChartColors();
  const { of, rest } = useMemo(() => matchActivity(servers, told), [servers, told]);
  const view = (activity: ToldActivity) =>
    colors && (
      <ActivityView key={activity.place} told={activity} stepMs={stepMs} span={span} colors={colors} />
    );
  return (
    <>
      {servers.map((server) => (
        <ServerBlock key={`${server.kind} ${server.pid}`} host={host} server={server}>
          {(of.get(server) ?? []).map(view)}
        </ServerBlock>
      ))}
      {rest.map((activity) => (
        <article
          key={activity.place}
          className="server"
          data-server={activity.kind}
          aria-label={SERVER_NAMES[activity.kind]}
        >
          <div className="serverhead">
            <h3>{SERVER_NAMES[activity.kind]}</h3>
          </div>
          {view(activity)}
        </article>
      ))}
    </>
  );
}

/** What the agent could not find, and what it left out. */
function Missing({ servers, why, omittedHops }: HostServersAnswer) {
  const t = useTranslations('servers');
  return (
    <>
      {omittedHops > 0 && <p className="dim small after">{t('omitted', { count: omittedHops })}</p>}
      {why !== null && (
        <p className="small after">
          <b>{t(servers.length > 0 ? 'notAllSeen' : 'noneSeen')}</b>{' '}
          <span className="dim" lang="en">
            {why}
          </span>
        </p>
      )}
    </>
  );
}
