import { makeHost } from '../testing/sample-host';
import { findDestinations, toDestinations } from './destinations';

const all = toDestinations({
  areas: [
    { name: 'Fleet', path: '/' },
    { name: 'Guide', path: '/guide/' },
  ],
  settings: [
    { name: 'Account', path: '/settings/', words: 'Settings' },
    { name: '审计日志', path: '/settings/audit/', words: '设置' },
  ],
  hosts: [makeHost('web-01'), makeHost('web-02'), makeHost('old-web-01')],
  paths: ['checkout', 'web-shop'],
});
const find = (typed: string) => findDestinations(all, typed).map(({ kind, name }) => `${kind} ${name}`);

describe('the destinations of the palette', () => {
  it('are hosts by any part of their name, those that begin with it first', () => {
    expect(find('web-01')).toEqual(['host web-01', 'host old-web-01']);
    expect(find('web')).toEqual(['host web-01', 'host web-02', 'path web-shop', 'host old-web-01']);
  });

  it('are declared paths, by their name', () => {
    expect(find('checkout')).toEqual(['path checkout']);
    expect(all.find(({ name }) => name === 'web-shop')?.path).toBe('/paths/?name=web-shop');
  });

  it('are states, on the fleet and in the guide, with a dash too', () => {
    expect(find('close-w')).toEqual(['state CLOSE_WAIT', 'guide CLOSE_WAIT']);
  });

  it('are pages of the settings, by their name or by where they are, in any language', () => {
    expect(find('acc')).toEqual(['setting Account']);
    expect(find('settings account')).toEqual(['setting Account']);
    expect(find('审计')).toEqual(['setting 审计日志']);
    expect(find('设置')).toEqual(['setting 审计日志']);
  });

  it('begin with the areas while nothing is typed, and are a dozen at most', () => {
    expect(find('').slice(0, 2)).toEqual(['area Fleet', 'area Guide']);
    expect(find('')).toHaveLength(12);
  });

  it('are none where nothing fits', () => {
    expect(find('nonsense')).toEqual([]);
  });
});
