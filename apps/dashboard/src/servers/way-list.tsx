'use client';

import { MAX_HOP_NAME_LENGTH } from '@finwait/contracts/protocol';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toPathsAddress } from '../paths/paths-url';
import { SettingList } from './setting-list';
import { findShared, toOwnSettings, type Way } from './ways';

/** Ways through a server, and the host whose ways they are. */
export interface WayListProps {
  readonly host: string;
  readonly ways: readonly Way[];
}

const FIRST_SHOWN = 6;

/** The ways through a server with what is set there; what all have alike is said once, above them. */
export function WayList({ host, ways }: WayListProps) {
  const t = useTranslations('servers');
  const [isWhole, setWhole] = useState(false);
  const shared = findShared(ways);
  const hidden = ways.length - FIRST_SHOWN;
  const shown = isWhole || hidden < 2 ? ways : ways.slice(0, FIRST_SHOWN);
  return (
    <>
      <ul className="ways">
        {Object.keys(shared).length > 0 && (
          <li>
            <p className="ink2">{t('everywhere')}</p>
            <SettingList settings={shared} />
          </li>
        )}
        {shown.map((way, place) => (
          <WayItem key={`${place} ${way.name}`} host={host} way={way} shared={shared} />
        ))}
      </ul>
      {shown.length < ways.length && (
        <button type="button" className="link small more" onClick={() => setWhole(true)}>
          {t('more', { count: hidden })}
        </button>
      )}
    </>
  );
}

interface WayItemProps {
  readonly host: string;
  readonly way: Way;
  readonly shared: Way['settings'];
}

function WayItem({ host, way, shared }: WayItemProps) {
  const t = useTranslations('servers');
  const { kind, name, listens, target, isOff } = way;
  const own = toOwnSettings(way, shared);
  const isSaid = typeof target !== 'string' || name.endsWith(target);
  return (
    <li>
      <div>
        <p className="way">{name}</p>
        <p className="small dim">
          {isOff && <b className="off">{t('off')}</b>}
          {listens.length > 0 && (
            <span>
              {t('listens')} <code>{listens.join(', ')}</code>
            </span>
          )}
          {!isSaid && (
            <span>
              {t('passesOn')} <code>{target}</code>
            </span>
          )}
          {target === null && <span>{t('itself')}</span>}
        </p>
        {name.length <= MAX_HOP_NAME_LENGTH && (
          <Link
            className="link small"
            href={toPathsAddress({ draft: 'blank', through: { kind, name, host, isLast: target === null } })}
            aria-label={t('checkNamed', { name })}
            prefetch={false}
          >
            {t('check')}
          </Link>
        )}
      </div>
      {Object.keys(own).length > 0 ? (
        <SettingList settings={own} />
      ) : (
        <p className="small dim">{t('nothingSet')}</p>
      )}
    </li>
  );
}
