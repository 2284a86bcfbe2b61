'use client';

import type { HostServersAnswer } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { readServers } from '../api/server-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { ServerBlock } from './server-block';

const EVERY_MS = 60_000;

/** The servers that run on a host. Where none does, nothing is shown. */
export function ServersPanel({ name }: { readonly name: string }) {
  const t = useTranslations('servers');
  const { data, error, refetch } = useQuery({
    queryKey: ['servers', name],
    queryFn: ({ signal }) => readServers(name, signal),
    refetchInterval: EVERY_MS,
  });
  const hasNothing = !data || (data.servers.length === 0 && data.why === null);
  if (hasNothing && !error) return null;
  return (
    <section className="band servers" aria-labelledby="servers-title">
      <div className="head">
        <h2 id="servers-title">{t('title')}</h2>
        {data && data.servers.length > 0 && <AskedAt at={data.at} />}
      </div>
      {error && <PanelProblem error={error} retry={() => void refetch()} />}
      {data && <Found {...data} />}
    </section>
  );
}

function AskedAt({ at }: Pick<HostServersAnswer, 'at'>) {
  const t = useTranslations('servers');
  const language = useLocale();
  const now = useNow(EVERY_MS);
  if (at === null) return null;
  return <span className="sub">{t('asked', { time: formatMoment(at, now, { language }) })}</span>;
}

function Found({ host, servers, why, omittedHops }: HostServersAnswer) {
  const t = useTranslations('servers');
  return (
    <>
      {servers.map((server) => (
        <ServerBlock key={`${server.kind} ${server.pid}`} host={host} server={server} />
      ))}
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
