'use client';

import type { Services } from '@finwait/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { readServices } from '../api/calls';
import { formatSeconds } from '../format/clock';
import { formatFigure, formatRate, UNKNOWN } from '../format/figure';
import { formatLength } from '../format/length';
import { PanelProblem } from '../frame/panel-problem';
import { usePowers } from '../settings/use-session';

const MOST_SHOWN = 12;

/** How each service uses connections, asked of the agent when the reader wants to know. */
export function ServicesPanel({ name }: { readonly name: string }) {
  const t = useTranslations('services');
  const language = useLocale();
  const { mayInspect } = usePowers();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['services', name],
    queryFn: ({ signal }) => readServices(name, signal),
    enabled: false,
    retry: false,
  });
  if (!mayInspect) return null;
  return (
    <section className="band" aria-labelledby="services-title">
      <div className="head">
        <h2 id="services-title">{t('title')}</h2>
        <Button variant="default" size="compact-sm" loading={isFetching} onClick={() => void refetch()}>
          {data ? t('again') : t('run')}
        </Button>
        <span className="sub">
          {data ? t('taken', { time: formatSeconds(data.takenAt, { language }) }) : t('lead')}
        </span>
      </div>
      {error && <PanelProblem error={error} retry={() => void refetch()} />}
      {data && !error && <ServiceTable services={data.services} />}
    </section>
  );
}

type Service = Services['services'][number];

function ServiceTable({ services }: { readonly services: readonly Service[] }) {
  const t = useTranslations('services');
  if (services.length === 0) return <p className="nothing ink2">{t('none')}</p>;
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('service')}</th>
            <th scope="col" className="num">
              ESTABLISHED
            </th>
            <th scope="col" className="num only-wide">
              {t('probed')}
            </th>
            <th scope="col" className="num only-wide">
              {t('idle')}
            </th>
            <th scope="col" className="num">
              {t('closedFirst')}
            </th>
            <th scope="col" className="num">
              {t('lifetime')}
            </th>
            <th scope="col" className="only-wide">
              {t('advice')}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.slice(0, MOST_SHOWN).map((service) => (
            <ServiceRow key={service.port ?? 'outgoing'} service={service} />
          ))}
        </tbody>
      </table>
      <p className="dim small">{t('note')}</p>
    </>
  );
}

function ServiceRow({ service }: { readonly service: Service }) {
  const t = useTranslations('services');
  const language = useLocale();
  const { port, established, withKeepalive, longestIdleMs, closedFirstPerSecond, lifetime, kind, pooling } =
    service;
  return (
    <tr>
      <td>{port === null ? t('outgoing') : t('port', { port: String(port) })}</td>
      <td className="num">{formatFigure(established, language)}</td>
      <td className="num only-wide">{formatFigure(withKeepalive, language)}</td>
      <td className="num only-wide">
        {longestIdleMs === null ? UNKNOWN : formatLength(longestIdleMs, language)}
      </td>
      <td className="num">{`${formatRate(closedFirstPerSecond)}/s`}</td>
      <td className="num">
        {lifetime.ok ? `≤ ${formatLength(Math.max(lifetime.seconds * 1_000, 1), language)}` : UNKNOWN}
      </td>
      <td className="only-wide dim">
        {t(kind ?? 'few')}
        {pooling &&
          ` · ${t('pooling', {
            rate: formatRate(pooling.handshakesPerSecond),
            ports: formatFigure(pooling.timeWaits, language),
          })}`}
      </td>
    </tr>
  );
}
