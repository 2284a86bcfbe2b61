import type { HostServersAnswer } from '@finwait/contracts';
import { useTranslations } from 'use-intl';
import { WayList } from './way-list';
import { toWays } from './ways';

type FoundServer = HostServersAnswer['servers'][number];

/** A server that an agent found, and its host. */
export interface ServerBlockProps {
  readonly host: string;
  readonly server: FoundServer;
}

const NAMES: Readonly<Record<FoundServer['kind'], string>> = {
  apache: 'Apache httpd',
  nginx: 'nginx',
  haproxy: 'HAProxy',
};

/** One server: what it is, where it listens, what is set on each way through it, what could not be seen. */
export function ServerBlock({ host, server }: ServerBlockProps) {
  const t = useTranslations('servers');
  const { kind, version, pid, listens, hops, unseen } = server;
  return (
    <article className="server" data-server={kind} aria-label={NAMES[kind]}>
      <div className="serverhead">
        <h3>
          {NAMES[kind]} {version !== null && <span>{version}</span>}
        </h3>
        {listens !== null && listens.length > 0 && (
          <span>
            {t('listens')} <code>{listens.join(', ')}</code>
          </span>
        )}
        <span className="dim">{t('process', { pid: String(pid) })}</span>
      </div>
      <Unseen unseen={unseen} />
      {hops.length > 0 && <WayList host={host} ways={toWays(server)} />}
    </article>
  );
}

/** What could not be seen, with the agent's reason in its own words. */
function Unseen({ unseen }: Pick<FoundServer, 'unseen'>) {
  const t = useTranslations('servers');
  if (unseen.length === 0) return null;
  const known = { all: t('unseenAll'), version: t('unseenVersion'), listens: t('unseenListens') };
  return (
    <ul className="unseen small">
      {unseen.map(({ setting, reason }) => (
        <li key={`${setting} ${reason}`}>
          <b>{t('unseen')}</b>{' '}
          {setting in known ? known[setting as keyof typeof known] : <code>{setting}</code>}{' '}
          <span className="dim" lang="en">
            {reason}
          </span>
        </li>
      ))}
    </ul>
  );
}
