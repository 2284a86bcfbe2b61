import type { HostServersAnswer } from '@finwait/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { WayList } from './way-list';
import { SERVER_NAMES } from './server-names';
import { toWays } from './ways';

type FoundServer = HostServersAnswer['servers'][number];

/** A server that an agent found, its host, and what is known of what it does. */
export interface ServerBlockProps {
  readonly host: string;
  readonly server: FoundServer;
  readonly children?: ReactNode;
}

const MOST_UNSEEN = 5;

/** One server: what it is, where it listens, what is set on each way through it, what could not be seen. */
export function ServerBlock({ host, server, children }: ServerBlockProps) {
  const t = useTranslations('servers');
  const { kind, version, pid, listens, hops, unseen } = server;
  return (
    <article className="server" data-server={kind} aria-label={SERVER_NAMES[kind]}>
      <div className="serverhead">
        <h3>
          {SERVER_NAMES[kind]} {version !== null && <span>{version}</span>}
        </h3>
        {listens !== null && listens.length > 0 && (
          <span>
            {t('listens')} <code>{listens.join(', ')}</code>
          </span>
        )}
        <span className="dim">{t('process', { pid: String(pid) })}</span>
      </div>
      <div className="serverbody">
        {children}
        <div>
          <Unseen unseen={unseen} />
          {hops.length > 0 && <WayList host={host} ways={toWays(server)} />}
        </div>
      </div>
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
      {unseen.slice(0, MOST_UNSEEN).map(({ setting, reason }) => (
        <li key={`${setting} ${reason}`}>
          <b>{t('unseen')}</b>{' '}
          {setting in known ? known[setting as keyof typeof known] : <code>{setting}</code>}{' '}
          <span className="dim" lang="en">
            {reason}
          </span>
        </li>
      ))}
      {unseen.length > MOST_UNSEEN && <li>{t('moreUnseen', { count: unseen.length - MOST_UNSEEN })}</li>}
    </ul>
  );
}
