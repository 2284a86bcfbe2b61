import type { HeatMap, Host } from '@finwait/contracts';
import { render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { en } from '../messages/en';
import type { Language } from '../messages/language';
import { zh } from '../messages/zh';
import { makeCounts, makeHost } from '../testing/sample-host';
import { toHeatRows, toPastRows } from './heat-rows';
import { StrikingStrip } from './striking-strip';

const STEP = 600_000;
const NOW = 5.5 * STEP;
const CALM = Array.from({ length: 9 }, (_, place) => `calm-${place}`);
const MAX: Readonly<Record<string, HeatMap['hosts'][number]['max']>> = {
  ...Object.fromEntries(CALM.map((host) => [host, [4, 4, 4, 4, 4, 4]])),
  'leak-1': [4, 4, 4, 900, 1_500, 2_000],
  'leak-2': [4, 4, 4, null, 500, 600],
  'leak-3': [4, 4, 4, 4, null, 500],
  gone: [4, 4, 4, 4, null, null],
};
const map: HeatMap = {
  state: 'CLOSE_WAIT',
  from: 0,
  to: NOW,
  stepMs: STEP,
  tier: '5m',
  at: [0, 1, 2, 3, 4, 5].map((place) => place * STEP),
  hosts: Object.entries(MAX).map(([host, max]) => ({ host, max })),
};
const counted = (name: string, CLOSE_WAIT: number) =>
  makeHost(name, { states: makeCounts({ CLOSE_WAIT }), takenAt: NOW });
const calm = CALM.map((name) => counted(name, 4));
const troubled = [
  counted('leak-1', 2_100),
  counted('leak-2', 600),
  counted('leak-3', 500),
  makeHost('gone', { status: 'stale', lastSeenAt: 4 * STEP }),
];

interface Shown {
  readonly language?: Language;
  readonly of?: HeatMap;
  readonly asOf?: number;
}

const show = (hosts: readonly Host[], { language = 'en', of = map, asOf = NOW }: Shown = {}) => {
  const past = toPastRows(of);
  const rows = toHeatRows(past, hosts, { state: of.state, lastAt: 5 * STEP });
  return render(
    <IntlProvider locale={language} messages={language === 'en' ? en : zh} timeZone="UTC">
      <StrikingStrip heat={{ map: of, past, rows }} asOf={asOf} />
    </IntlProvider>,
  );
};
const lines = () =>
  screen.getAllByRole('listitem').map((line) => line.textContent?.replaceAll('\u00a0', ' '));

describe('StrikingStrip', () => {
  it('says of each host its state, its count and since when, and what nobody counted', () => {
    show([...calm, ...troubled]);
    expect(lines()).toEqual([
      expect.stringMatching(/^leak-1CLOSE_WAIT 2,100 usually 4since \d\d:\d\d · 25 min$/),
      'leak-2CLOSE_WAIT 600 usually 4for at least 5 min',
      'leak-3CLOSE_WAIT 500 usually 4no data before',
      expect.stringMatching(/^gonesilentsince \d\d:\d\d · 15 min$/),
    ]);
    expect(screen.getByRole('link', { name: 'leak-1' }).getAttribute('href')).toBe('/host?name=leak-1');
    expect(screen.getByText(`CLOSE_WAIT: ${en.gloss.CLOSE_WAIT}`, { exact: false })).toBeTruthy();
  });

  it('names five and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, place) => `full-${place}`);
    const hosts = many.map((host) => ({ host, max: [4, 4, 4, 4, 4, 500] }));
    const wide = { ...map, hosts: [...map.hosts, ...hosts] };
    show([...calm, ...many.map((name, place) => counted(name, 500 + place))], { of: wide });
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'full-7',
      'full-6',
      'full-5',
      'full-4',
      'full-3',
    ]);
    expect(screen.getByText('3 more on the map below')).toBeTruthy();
  });

  it('does not explain a state where hosts are silent alone', () => {
    const { container } = show([...calm, ...troubled.slice(-1)]);
    expect(lines()).toEqual([expect.stringMatching(/^gonesilent/)]);
    expect(container.textContent).not.toContain('CLOSE_WAIT');
  });

  it('is not there where the heat map ends long before the newest count', () => {
    expect(show([...calm, ...troubled], { asOf: NOW + STEP }).container.textContent).not.toBe('');
    expect(show([...calm, ...troubled], { asOf: NOW + STEP + 1 }).container.textContent).toBe('');
  });

  it('is not there in a calm fleet', () => {
    expect(show(calm).container.textContent).toBe('');
  });

  it('speaks Chinese', () => {
    show([...calm, ...troubled], { language: 'zh' });
    expect(screen.getByRole('heading', { name: '异常主机' })).toBeTruthy();
    expect(lines()[1]).toBe('leak-2CLOSE_WAIT 600 平时 4至少已有 5 分钟');
  });
});
