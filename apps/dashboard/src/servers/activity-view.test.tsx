import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { EVERY_TEXT } from '../messages/every-text';
import { FixedWidth } from '../testing/match-media';
import { StillResizeObserver } from '../testing/resize-observer';
import { readChartColors } from '../theme/palette';
import { toActivityStrips, type ToldActivity } from './activity-strips';
import type { ActivityView as View } from './activity-view';
import { FigureTable } from './figure-table';

const toBand = (...figures: (number | null)[]) => ({ min: figures, avg: figures, max: figures });
const told: ToldActivity = {
  kind: 'nginx',
  place: 'http://127.0.0.1/status',
  latest: { at: Date.now(), values: { connections: 1_240, keepAlive: 1_200, requests: 7 } },
  why: null,
  at: [0, 10_000, 20_000],
  samples: [1, 1, 0],
  series: {
    connections: toBand(1_200.5, 12.5, null),
    keepAlive: toBand(0, null, null),
    requests: toBand(0.25, 28.4, null),
  },
};

let ActivityView: typeof View;

const show = (change: Partial<ToldActivity> = {}) =>
  render(
    <MantineProvider>
      <IntlProvider locale="en" messages={EVERY_TEXT.en} timeZone="UTC">
        <ActivityView
          told={{ ...told, ...change }}
          stepMs={10_000}
          span={{ from: 0, to: 30_000 }}
          colors={readChartColors(document.documentElement)}
        />
      </IntlProvider>
    </MantineProvider>,
  );
const readRows = () => screen.getAllByRole('row').map(({ textContent }) => textContent?.trim());

beforeAll(async () => {
  new FixedWidth(1_280).install();
  StillResizeObserver.install();
  // The library of the charts asks the page for its pixels when it is loaded.
  ({ ActivityView } = await import('./activity-view'));
});

describe('ActivityView', () => {
  it('says where the server was asked and its newest figures, counts exactly and counters per second', () => {
    const { container } = show();
    expect(container.textContent).toContain('asked at http://127.0.0.1/status');
    expect(readRows()).toEqual(['now', 'open1,240', 'kept idle1,200', 'now', 'requests28.4']);
    expect(screen.getAllByRole('img').map((plot) => plot.getAttribute('aria-label'))).toEqual([
      'Client connections over the same time',
      'Taken per second over the same time',
    ]);
  });

  it('says why the server does not answer, also where it never did', () => {
    const { container } = show({
      why: 'connect ECONNREFUSED',
      latest: null,
      at: [],
      samples: [],
      series: {},
    });
    expect(container.textContent).toContain('It does not answer: connect ECONNREFUSED');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says as of when its newest figures are, where it has said nothing since', () => {
    show({ latest: { at: Date.UTC(2026, 0, 5, 12), values: { connections: 3 } } });
    expect(readRows().slice(0, 2)).toEqual([expect.stringMatching(/^as of 5 Jan, \d\d:00$/), 'open3']);
  });

  it('says that the server was not asked within the time', () => {
    const { container } = show({ at: [], samples: [], series: {} });
    expect(container.textContent).toContain('It was not asked within this time.');
  });
});

describe('FigureTable', () => {
  it('has the figures at the cursor with its time, and a dash where none was told', () => {
    const [strip] = toActivityStrips(told);
    if (!strip) throw new Error('there is no strip');
    render(
      <IntlProvider locale="en" messages={EVERY_TEXT.en} timeZone="UTC">
        <FigureTable strip={strip} at={told.at} pointed={1} toldAt={Date.now()} />
      </IntlProvider>,
    );
    expect(readRows()).toEqual([
      expect.stringMatching(/^\d\d:\d\d:10now$/),
      'open12.51,240',
      'kept idle–1,200',
    ]);
  });
});
