import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { STATE_NAMES } from '@finwait/tcp';
import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Language } from '../messages/language';
import { en } from '../messages/en';
import { zh } from '../messages/zh';
import { FixedWidth } from '../testing/match-media';
import { InstantScroll } from '../testing/instant-scroll';
import { StillResizeObserver } from '../testing/resize-observer';
import { makeCounts, makeHost } from '../testing/sample-host';
import { backfill } from '../host/timeline';
import { DAY_MS } from './changes';
import { parseFleetView, type FleetView } from './fleet-url';
import { LiveFleet } from '../live/live-fleet';
import { HostsPanel } from './hosts-panel';
import { Ledger } from './ledger';

const hosts = [
  makeHost('web-01', {
    tags: { role: 'web' },
    states: makeCounts({ CLOSE_WAIT: 3, ESTABLISHED: 1_234_567, SYN_RECV: null }),
  }),
  makeHost('app-01', { states: makeCounts({ CLOSE_WAIT: 4_685 }) }),
  makeHost('old-01', { status: 'stale', states: makeCounts({ CLOSE_WAIT: 1 }) }),
  makeHost('new-01', { status: 'never', lastSeenAt: null, takenAt: null, states: null }),
];

function show(content: ReactNode, language: Language = 'en') {
  return render(
    <MantineProvider env="test">
      <IntlProvider locale={language} messages={language === 'en' ? en : zh} timeZone="UTC">
        {content}
      </IntlProvider>
    </MantineProvider>,
  );
}

const USUAL_VIEW = parseFleetView(new URLSearchParams());

/** 20 sockets in CLOSE_WAIT a day ago, 5,000 an hour ago, in buckets of an hour. */
const day = backfill({
  host: 'fleet',
  from: 0,
  to: DAY_MS,
  stepMs: DAY_MS / 24,
  tier: '1h',
  entries: 'buckets',
  at: Array.from({ length: 24 }, (_, hour) => (hour * DAY_MS) / 24),
  samples: new Array<number>(24).fill(60),
  series: {
    CLOSE_WAIT: {
      min: new Array<number>(24).fill(0),
      avg: [20, ...new Array<number>(23).fill(5_000)],
      max: new Array<number>(24).fill(9_000),
    },
  },
});

function showPanel(view: Partial<FleetView> = {}, language: Language = 'en') {
  const views: FleetView[] = [];
  show(
    <HostsPanel
      hosts={hosts}
      live={new LiveFleet()}
      answeredAt={0}
      heat={null}
      view={{ ...USUAL_VIEW, ...view }}
      onView={(next) => views.push(next)}
    />,
    language,
  );
  return views;
}

const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-host]')];
const cell = (host: string, state: string) =>
  document.querySelector<HTMLElement>(`tr[data-host="${host}"] [data-state="${state}"]`);

beforeEach(() => {
  new FixedWidth(1_440).install();
  StillResizeObserver.install();
  InstantScroll.install();
});

describe('HostsPanel', () => {
  it('shows every host, the one with most stuck sockets first', () => {
    showPanel();
    expect(rows().map((row) => row.dataset['host'])).toEqual(['app-01', 'web-01', 'old-01', 'new-01']);
  });

  it('shows all eleven states where there is room', () => {
    new FixedWidth(2_560).install();
    showPanel();
    const headings = screen.getAllByRole('columnheader').map((heading) => heading.textContent);
    expect(headings).toEqual([
      'Host',
      'Tags',
      'Last seen',
      ...STATE_NAMES.map((name) => (name === 'CLOSE_WAIT' ? 'CLOSE_WAIT ↓' : name)),
      '',
      'Mix',
    ]);
    expect(screen.getByRole('columnheader', { name: /CLOSE_WAIT/ }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('tells none from unknown', () => {
    new FixedWidth(2_560).install();
    showPanel();
    expect(cell('web-01', 'CLOSED')?.textContent).toBe('0');
    expect(cell('web-01', 'SYN_RECV')?.textContent).toBe('–');
    expect(cell('web-01', 'ESTABLISHED')?.textContent).toBe('1,234,567');
    expect(cell('new-01', 'CLOSED')?.textContent).toBe('–');
  });

  it('says how long a host has been silent and that one never came', () => {
    showPanel();
    expect(document.querySelector('tr[data-host="old-01"] .seen')?.textContent).toMatch(/, .*\sago$/);
    expect(document.querySelector('tr[data-host="new-01"] .seen')?.textContent).toBe('never seen');
  });

  it('asks for another order when a heading is pressed', () => {
    const views = showPanel();
    fireEvent.click(screen.getByRole('button', { name: 'TIME_WAIT' }));
    fireEvent.click(screen.getByRole('button', { name: /CLOSE_WAIT/ }));
    expect(views.map((view) => view.sort)).toEqual([
      { key: 'TIME_WAIT', isDescending: true },
      { key: 'CLOSE_WAIT', isDescending: false },
    ]);
  });

  it('filters by tag and offers a way out when nothing matches', () => {
    showPanel({ filter: 'role=web' });
    expect(rows().map((row) => row.dataset['host'])).toEqual(['web-01']);
  });

  it('offers a way out when nothing matches', () => {
    const views = showPanel({ filter: 'nowhere' });
    fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(rows()).toEqual([]);
    expect(views.at(-1)?.filter).toBe('');
  });

  it('leads from a row to the page of its host', () => {
    showPanel();
    expect(screen.getByRole('link', { name: 'web-01' }).getAttribute('href')).toBe('/host?name=web-01');
  });

  it('shows name and one figure on a phone', () => {
    new FixedWidth(390).install();
    showPanel({ sort: { key: 'TIME_WAIT', isDescending: true } });
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(cell('app-01', 'TIME_WAIT')).not.toBeNull();
  });

  it('speaks Chinese', () => {
    showPanel({}, 'zh');
    expect(screen.getByRole('heading', { name: '主机' })).toBeTruthy();
    expect(document.querySelector('tr[data-host="new-01"] .seen')?.textContent).toBe('从未上报');
  });
});

/** A page that has not moved for so long is not scrolled. */
const SCROLL_ENDS_MS = 1_000;

describe('a frame of the feed', () => {
  const followed = [
    ...hosts.slice(0, 1),
    makeHost('app-01', { states: makeCounts({ CLOSE_WAIT: 0 }) }),
    ...hosts.slice(2),
  ];
  const panel = (shown: typeof hosts, live: LiveFleet) => (
    <MantineProvider env="test">
      <IntlProvider locale="en" messages={en} timeZone="UTC">
        <HostsPanel
          hosts={shown}
          live={live}
          answeredAt={0}
          heat={null}
          view={USUAL_VIEW}
          onView={() => undefined}
        />
      </IntlProvider>
    </MantineProvider>
  );
  const bring = (live: LiveFleet) =>
    act(() =>
      live.addFrame(
        { at: 110_050, rows: [['app-01', 110_000, 1, ...Object.values(makeCounts())]] },
        STATE_NAMES,
      ),
    );

  it('is shown in the row at once, while the order waits until it is followed', () => {
    const live = new LiveFleet();
    const { rerender } = render(panel(hosts, live));
    bring(live);
    expect(rows()[0]?.dataset['host']).toBe('app-01');
    expect(cell('app-01', 'CLOSE_WAIT')?.textContent).toBe('0');
    rerender(panel(followed, live));
    expect(rows()[0]?.dataset['host']).toBe('web-01');
  });

  it('does not change the order while the focus is in it, with figures going on', () => {
    const live = new LiveFleet();
    const { rerender } = render(panel(hosts, live));
    fireEvent.focus(screen.getByRole('link', { name: 'app-01' }));
    bring(live);
    rerender(panel(followed, live));
    expect(rows()[0]?.dataset['host']).toBe('app-01');
    expect(cell('app-01', 'CLOSE_WAIT')?.textContent).toBe('0');
    expect(screen.getByText(/order held/)).toBeTruthy();
    fireEvent.blur(screen.getByRole('link', { name: 'app-01' }));
    expect(rows()[0]?.dataset['host']).toBe('web-01');
  });

  it('does not change the order while the page is scrolled', () => {
    jest.useFakeTimers();
    const live = new LiveFleet();
    const { rerender } = render(panel(hosts, live));
    fireEvent.scroll(window);
    bring(live);
    rerender(panel(followed, live));
    expect(rows()[0]?.dataset['host']).toBe('app-01');
    act(() => jest.advanceTimersByTime(SCROLL_ENDS_MS));
    expect(rows()[0]?.dataset['host']).toBe('web-01');
    jest.useRealTimers();
  });
});

describe('Ledger', () => {
  it('shows eleven states with their totals, against an hour and a day ago', () => {
    const chosen: string[] = [];
    const totals = makeCounts({ CLOSE_WAIT: 4_689, CLOSED: 0, LAST_ACK: null });
    show(
      <Ledger
        totals={totals}
        day={day}
        now={DAY_MS}
        chosen="CLOSE_WAIT"
        isAged={false}
        onChoose={(state) => chosen.push(state)}
      />,
    );
    const cells = [...document.querySelectorAll<HTMLElement>('td[data-state]')];
    expect(cells.map((shown) => shown.dataset['state'])).toEqual([...STATE_NAMES]);
    const of = (state: string) => cells.find((shown) => shown.dataset['state'] === state);
    expect(of('CLOSE_WAIT')?.dataset['count']).toBe('4689');
    expect(of('CLOSED')?.textContent).toBe('0');
    expect(of('LAST_ACK')?.textContent).toBe('–');
    const toChanges = (state: string) =>
      [...(of(state)?.closest('tr')?.querySelectorAll('.loud, .calm') ?? [])].map(
        (shown) => shown.textContent,
      );
    expect(toChanges('CLOSE_WAIT')).toEqual(['−311', '▲ +4,669']);
    expect(toChanges('CLOSED')).toEqual(['–', '–']);
    fireEvent.click(screen.getByRole('button', { name: 'Show TIME_WAIT of every host' }));
    expect(chosen).toEqual(['TIME_WAIT']);
  });

  it('shows dashes while totals are not known', () => {
    show(
      <Ledger
        totals={null}
        day={null}
        now={0}
        chosen="CLOSE_WAIT"
        isAged={false}
        onChoose={() => undefined}
      />,
    );
    expect([...document.querySelectorAll('td[data-state]')].map((shown) => shown.textContent)).toEqual(
      STATE_NAMES.map(() => '–'),
    );
  });
});
