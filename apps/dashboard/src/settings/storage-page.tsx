'use client';

import type { Storage } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { readStorage } from '../api/admin-calls';
import { formatMoment } from '../format/clock';
import { formatBytes, formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import { WarningMark } from '../frame/mark';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { SettingsPage } from './settings-page';

const TIER_TEXTS = { raw: 'raw', '5m': 'five', '1h': 'hour' } as const;

/** What the history takes on the disk, what is kept, and what was removed. */
export function StoragePage() {
  return <SettingsPage section="storage">{() => <StoragePanels />}</SettingsPage>;
}

function StoragePanels() {
  const t = useTranslations('storage');
  const pages = useTranslations('settingsPages');
  const storage = useQuery({
    queryKey: ['storage'],
    queryFn: ({ signal }) => readStorage(signal),
    staleTime: 0,
  });
  return (
    <>
      <section aria-labelledby="tiers-title">
        <div className="head">
          <h2 id="tiers-title">{t('tiers')}</h2>
          <span className="sub">{storage.isPending ? pages('loading') : t('where')}</span>
        </div>
        {storage.error && <PanelProblem error={storage.error} retry={() => void storage.refetch()} />}
        {storage.data && <Tiers storage={storage.data} />}
      </section>
      {storage.data && <Removals removals={storage.data.removals} />}
    </>
  );
}

function Tiers({ storage }: { readonly storage: Storage }) {
  const t = useTranslations('storage');
  const language = useLocale();
  const now = useNow(60_000);
  const { fileBytes, freeBytes, maxBytes, overBytes, tooOld } = storage;
  const file = [
    formatBytes(fileBytes),
    t('free', { size: formatBytes(freeBytes) }),
    maxBytes === null ? t('noLimit') : t('limit', { size: formatBytes(maxBytes) }),
  ];
  return (
    <>
      <p>
        {t('file')} <b>{file[0]}</b> <span className="dim">{file.slice(1).join(' · ')}</span>
      </p>
      {overBytes !== null && (
        <p className="sev warning">
          <WarningMark /> {t('over', { size: formatBytes(overBytes) })}
        </p>
      )}
      {tooOld > 0 && <p className="ink2">{t('tooOld', { count: formatFigure(tooOld, language) })}</p>}
      <div className="scroll">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('tier')}</th>
              <th scope="col">{t('kept')}</th>
              <th scope="col" className="num">
                {t('size')}
              </th>
              <th scope="col" className="num">
                {t('chunks')}
              </th>
              <th scope="col">{t('oldest')}</th>
            </tr>
          </thead>
          <tbody>
            {storage.tiers.map(({ tier, keepMs, bytes, chunks, oldestAt }) => (
              <tr key={tier} data-tier={tier}>
                <th scope="row">{t(TIER_TEXTS[tier])}</th>
                <td className="nowrap">{keepMs === null ? t('forever') : formatLength(keepMs, language)}</td>
                <td className="num">{formatBytes(bytes)}</td>
                <td className="num">{formatFigure(chunks, language)}</td>
                <td className="nowrap">
                  {oldestAt === null ? '–' : formatMoment(oldestAt, now, { language })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Removals({ removals }: Pick<Storage, 'removals'>) {
  const t = useTranslations('storage');
  const language = useLocale();
  const now = useNow(60_000);
  const say = (at: number) => formatMoment(at, now, { language });
  return (
    <section aria-labelledby="removed-title">
      <div className="head">
        <h2 id="removed-title">{t('removed')}</h2>
      </div>
      {removals.length === 0 ? (
        <p className="ink2">{t('noneRemoved')}</p>
      ) : (
        <div className="scroll">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('at')}</th>
                <th scope="col">{t('tier')}</th>
                <th scope="col">{t('reason')}</th>
                <th scope="col" className="num">
                  {t('size')}
                </th>
                <th scope="col">{t('from')}</th>
                <th scope="col">{t('to')}</th>
              </tr>
            </thead>
            <tbody>
              {removals.map(({ at, tier, reason, bytes, from, to }) => (
                <tr key={`${at} ${tier} ${reason} ${from}`}>
                  <td className="nowrap">{say(at)}</td>
                  <td>{t(TIER_TEXTS[tier])}</td>
                  <td>{t(reason)}</td>
                  <td className="num">{formatBytes(bytes)}</td>
                  <td className="nowrap">{say(from)}</td>
                  <td className="nowrap">{say(to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
