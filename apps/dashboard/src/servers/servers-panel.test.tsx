import type { HostServersAnswer, ServerActivityAnswer, ServerHistory } from '@finwait/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { en } from '../messages/en';
import { HOST_TEXTS } from '../messages/host-texts';
import { FixedWidth } from '../testing/match-media';
import { StillResizeObserver } from '../testing/resize-observer';
import type { ServersPanel as Panel } from './servers-panel';

type Change = ServerHistory['changes'][number]['changes'][number];

const HOST = 'web-01';
const AT = Date.UTC(2026, 10, 26, 2, 40);
const SPAN = { from: AT - 3_600_000, to: AT };
const gone: Change = {
  kind: 'nginx',
  hop: 'shop',
  setting: null,
  before: { target: 'http://10.0.0.1', settings: {} },
  after: null,
};
const none: HostServersAnswer = { host: HOST, at: AT, servers: [], why: null, omittedHops: 0 };

let ServersPanel: typeof Panel;

/** Shows the panel with what the API has answered already. */
function show(changes: readonly Change[], servers: Partial<HostServersAnswer> = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const answer = { ...none, ...servers };
  const activity: ServerActivityAnswer = {
    ...{ host: HOST, ...SPAN, stepMs: 60_000 },
    ...{ columns: [], servers: [], omittedServers: 0 },
  };
  const history: ServerHistory = {
    ...{ host: HOST, from: 0, to: AT, nextCursor: null },
    changes: [
      { since: AT, changes: [...changes] },
      { since: 0, changes: [] },
    ],
  };
  queries.setQueryData(['servers', HOST], answer);
  queries.setQueryData(['servers', HOST, 'activity', '1h'], activity);
  queries.setQueryData(['servers', HOST, 'history', answer.at], history);
  return render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <IntlProvider locale="en" messages={{ ...en, ...HOST_TEXTS.en }} timeZone="UTC">
          <ServersPanel name={HOST} range="1h" span={SPAN} />
        </IntlProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

beforeAll(async () => {
  new FixedWidth(1_280).install();
  StillResizeObserver.install();
  // The library of the charts asks the page for its pixels when it is loaded.
  ({ ServersPanel } = await import('./servers-panel'));
});

describe('ServersPanel', () => {
  it('says that none runs and what changed before, once the last one has stopped', () => {
    show([gone]);
    expect(screen.getByRole('region', { name: 'Servers' }).textContent).toMatch(
      /none runs, as of .*\d\d:\d\d/,
    );
    expect(screen.getByRole('listitem').textContent).toMatch(/nginx shopgone$/);
  });

  it('does not say that none runs before the agent has told', () => {
    show([gone], { at: null });
    expect(screen.getByRole('region').textContent).toContain('the agent has not told yet which run');
  });

  it('is not there where no server ever was, nor for virtual servers of a BIG-IP', () => {
    show([]);
    show([{ ...gone, kind: 'f5' }]);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says why the agent could not look, not that none runs', () => {
    show([gone], { why: 'ps is not there' });
    const text = screen.getByRole('region').textContent;
    expect(text).toContain('The agent could not look for servers. ps is not there');
    expect(text).not.toContain('none runs');
  });
});
