import type { HostF5 } from '@finwait/contracts';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { UNKNOWN } from '../format/figure';
import { WayList } from './way-list';
import { toVirtualWay } from './ways';

/** What a BIG-IP tells, and the time now. */
export interface VirtualServersPanelProps {
  readonly host: string;
  readonly f5: HostF5;
  readonly now: number;
  /** What is said below them. */
  readonly children?: ReactNode;
}

/** The virtual servers of a BIG-IP. Where it has none, nothing is shown. */
export function VirtualServersPanel({ host, f5, now, children }: VirtualServersPanelProps) {
  const t = useTranslations('servers');
  const language = useLocale();
  if (!f5.setup || f5.setup.virtualServers.length === 0) return null;
  const { at, version, virtualServers, omitted } = f5.setup;
  const time = formatMoment(at, now, { language });
  return (
    <section className="band servers" aria-labelledby="virtual-title">
      <div className="head">
        <h2 id="virtual-title">{t('virtualTitle')}</h2>
        <span className="sub">{t('virtualAsked', { version: version ?? UNKNOWN, time })}</span>
      </div>
      <div className="server">
        <WayList host={host} ways={virtualServers.map(toVirtualWay)} />
      </div>
      {children}
      {omitted > 0 && <p className="dim small after">{t('omittedVirtual', { count: omitted })}</p>}
    </section>
  );
}
