import type { HostDetail } from '@finwait/contracts';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatBytes, formatShare } from '../format/figure';
import { formatAge, formatLength } from '../format/length';
import { WarningMark } from '../frame/mark';
import { useNow } from '../frame/use-now';
import { useLine } from '../live/live-context';

/** The source of a host that is made up; other sources have the names of what they read. */
const SIMULATED = 'simulated';

function Liveness({ host }: { readonly host: HostDetail }) {
  const t = useTranslations('host');
  const language = useLocale();
  const now = useNow(1_000);
  const isOffline = useLine().status === 'offline';
  if (host.lastSeenAt === null)
    return (
      <span className="live never">
        <i />
        {t('never')}
      </span>
    );
  const age = formatAge(now - host.lastSeenAt, language);
  if (host.status === 'live') {
    return (
      <span className={isOffline ? 'live late' : 'live'}>
        <i />
        {age}
      </span>
    );
  }
  return (
    <span className="sev warning">
      <WarningMark />
      <span>{t('stale', { time: formatMoment(host.lastSeenAt, now, { language }), age })}</span>
    </span>
  );
}

function AgentCost({ host }: { readonly host: HostDetail }) {
  const t = useTranslations('host');
  const { cpuMs, rssBytes } = host.agent;
  if (rssBytes === null) return null;
  const memory = formatBytes(rssBytes);
  if (cpuMs === null || !host.intervalMs) return <span>{t('agentMemory', { memory })}</span>;
  return <span>{t('agent', { share: formatShare(cpuMs / host.intervalMs), memory })}</span>;
}

/** Which host this is, whether it reports, and what its agent costs. */
export function HostHeader({ name, host }: { readonly name: string; readonly host: HostDetail | null }) {
  const t = useTranslations('host');
  const language = useLocale();
  return (
    <div className="hosthead">
      <h1>{name}</h1>
      {host && (
        <>
          <Liveness host={host} />
          {Object.entries(host.tags)
            .map(([key, value]) => `${key}=${value}`)
            .sort()
            .map((tag) => (
              <span key={tag}>{tag}</span>
            ))}
          {host.agent.platform && <span className="only-wide">{host.agent.platform}</span>}
          {host.intervalMs !== null && (
            <span className="only-wide">
              {t('every', { length: formatLength(host.intervalMs, language) })}
            </span>
          )}
          <AgentCost host={host} />
          <Link
            className="link"
            href={`/compare/?hosts=${encodeURIComponent(name)}&against=day`}
            prefetch={false}
          >
            {t('compare')}
          </Link>
          {host.agent.source && (
            <span>
              {host.agent.source === SIMULATED ? t('simulated') : t('source', { source: host.agent.source })}
            </span>
          )}
        </>
      )}
    </div>
  );
}
