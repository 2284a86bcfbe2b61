'use client';

import type { State } from '@finwait/tcp';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { readHost } from '../api/calls';
import { ProblemError } from '../api/problem-error';
import { useRoom } from '../fleet/table-columns';
import { Frame } from '../frame/frame';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { useTitle } from '../frame/use-title';
import { InspectPanel } from '../inspect/inspect-panel';
import { ServicesPanel } from '../inspect/services-panel';
import { useCatchUp } from '../live/use-catch-up';
import { useLiveFleet } from '../live/use-live-fleet';
import { useLiveHost } from '../live/use-live-host';
import { StateMachine } from '../machine/state-machine';
import { useFlows } from '../machine/use-flows';
import { HOST_TEXTS } from '../messages/host-texts';
import { PageTexts } from '../messages/page-texts';
import { ServerChanges } from '../servers/server-changes';
import { ServersPanel } from '../servers/servers-panel';
import { VirtualServersPanel } from '../servers/virtual-servers-panel';
import { HistoryPanel } from './history-panel';
import { HostHeader } from './host-header';
import { parseHostView, toHostSearch, type HostView } from './host-url';
import { QueuesPanel } from './queues-panel';
import { SettingsPanel } from './settings-panel';
import { toShownSpan } from './shown-span';
import { useTimeline } from './use-timeline';

/** Frames bring the counts; what else a host says of itself is read again after this. */
const DETAIL_EVERY_MS = 15_000;

/** One host: what it is, and its states over time. */
export function HostPage() {
  return (
    <PageTexts texts={HOST_TEXTS}>
      <AskedHost />
    </PageTexts>
  );
}

function AskedHost() {
  const t = useTranslations('host');
  const search = useSearchParams();
  const view = useMemo(() => parseHostView(new URLSearchParams(search)), [search]);
  useTitle(view.name || t('missingName'));
  if (view.name === '') {
    return (
      <Frame freshness="live" asOf={null}>
        <div className="hosthead unknownhost">
          <h1>{t('missingName')}</h1>
          <Link className="link" href="/">
            {t('back')}
          </Link>
        </div>
      </Frame>
    );
  }
  return <NamedHost key={view.name} view={view} />;
}

function NamedHost({ view }: { readonly view: HostView }) {
  const t = useTranslations('host');
  const { name, range } = view;
  const detail = useQuery({
    queryKey: ['host', name],
    refetchInterval: DETAIL_EVERY_MS,
    queryFn: async ({ signal }) => {
      const askedAt = Date.now();
      return { askedAt, host: await readHost(name, signal) };
    },
  });
  const history = useTimeline(name, range);
  const catchUp = useCatchUp([
    ['history', name],
    ['rates', name],
    ['servers', name],
  ]);
  const live = useLiveFleet(
    { hosts: [name] },
    {
      backfill: () => {
        void detail.refetch({ cancelRefetch: false });
        history.read();
      },
      returned: catchUp,
      frame: history.addFrame,
      host: ({ change, status }) => {
        if (change === 'status' && status === 'live') catchUp();
      },
    },
  );
  const host = useLiveHost(live, detail.data?.host ?? null, detail.data?.askedAt ?? 0);
  const now = useNow(1_000);
  const inferred = useFlows(name);
  const room = useRoom();
  const m = useTranslations('machine');
  const showView = (next: HostView) => window.history.replaceState(null, '', `/host/${toHostSearch(next)}`);
  const toggle = (state: State) => {
    const states = view.states.includes(state)
      ? view.states.filter((drawn) => drawn !== state)
      : [...view.states, state];
    showView({ ...view, states });
  };
  const isUnknown = detail.error instanceof ProblemError && detail.error.code === 'host_unknown';
  const { from, to } = toShownSpan(range, {
    timeline: history.timeline,
    enrolledAt: host?.enrolledAt ?? null,
    now,
  });
  const span = useMemo(() => ({ from, to }), [from, to]);
  const silentMs = 3 * (host?.intervalMs ?? 10_000);
  const isLate = host !== null && host.lastSeenAt !== null && now - host.lastSeenAt > silentMs;
  return (
    <Frame
      freshness={host && host.lastSeenAt === null ? 'listening' : isLate ? 'late' : 'live'}
      asOf={host?.lastSeenAt ?? null}
    >
      <div className={isUnknown ? 'unknownhost' : undefined}>
        <HostHeader name={name} host={host} />
        {detail.error && <PanelProblem error={detail.error} retry={() => void detail.refetch()} />}
        {isUnknown && (
          <Link className="link" href="/">
            {t('back')}
          </Link>
        )}
      </div>
      {!isUnknown && (
        <HistoryPanel
          view={view}
          host={host}
          history={history}
          now={now}
          span={span}
          inferred={inferred}
          onView={showView}
          onToggle={toggle}
        />
      )}
      {host && (
        <>
          <div className="hostbelow">
            <section aria-labelledby="machine-title">
              <div className="head">
                <h2 id="machine-title">{m('title')}</h2>
                <span className="sub">{m('sub')}</span>
              </div>
              <StateMachine
                counts={host.states}
                flows={inferred?.flows ?? []}
                isPhone={room === 'phone'}
                isAged={host.status !== 'live'}
              />
            </section>
            <QueuesPanel host={host} now={now} />
            <SettingsPanel host={host} now={now} />
          </div>
          {host.f5 && (
            <VirtualServersPanel host={name} f5={host.f5} now={now}>
              <ServerChanges name={name} readAt={host.f5.setup?.at ?? null} />
            </VirtualServersPanel>
          )}
          <ServersPanel name={name} range={range} span={span} />
          <div className="hostasks">
            <InspectPanel
              name={name}
              state={view.inspected}
              by={view.by}
              onState={(inspected) => showView({ ...view, inspected })}
              onBy={(by) => showView({ ...view, by })}
            />
            <ServicesPanel name={name} />
          </div>
        </>
      )}
    </Frame>
  );
}
