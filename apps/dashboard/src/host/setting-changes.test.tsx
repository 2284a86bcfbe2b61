import { render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { EVERY_TEXT } from '../messages/every-text';
import { toKernelChanges } from './kernel-changes';
import { SettingChanges, type SettingChange } from './setting-changes';

const NOW = Date.UTC(2026, 10, 25, 12, 0, 0);
const toChange = (place: number): SettingChange => ({
  at: NOW - place * 1_000,
  of: null,
  changed: [{ name: 'somaxconn', before: String(place), after: '8' }, { said: 'gone' }],
});

const show = (changes: readonly SettingChange[]) =>
  render(
    <IntlProvider locale="en" messages={EVERY_TEXT.en} timeZone="UTC">
      <SettingChanges changes={changes} title="Changes" now={NOW} />
    </IntlProvider>,
  );

describe('SettingChanges', () => {
  it('says what each setting was and is, the newest alone and how many came before', () => {
    show(Array.from({ length: 9 }, (_, place) => toChange(place)));
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items).toHaveLength(6);
    expect(items[0]).toMatch(/^\d\d:\d\dsomaxconn 0 → 8gone$/);
    expect(screen.getByText('3 earlier')).toBeDefined();
  });

  it('is nothing where nothing changed', () => {
    expect(show([]).container.textContent).toBe('');
  });
});

describe('the changes of kernel settings', () => {
  const values = { tcp_fin_timeout: 30 };

  it('are those of the own namespace, without the first reading', () => {
    const changed = {
      tcp_fin_timeout: { before: 60, after: 30 },
      ip_local_port_range: { before: null, after: [1_024, 65_535] },
    };
    const changes = [
      { since: 3, namespace: 'own', label: null, values, changed },
      { since: 2, namespace: '4026532', label: 'pod', values, changed },
      { since: 1, namespace: 'own', label: null, values, changed: {} },
    ];
    expect(toKernelChanges({ changes })).toEqual([
      {
        at: 3,
        of: null,
        changed: [
          { name: 'tcp_fin_timeout', before: '60', after: '30' },
          { name: 'ip_local_port_range', before: '–', after: '1024–65535' },
        ],
      },
    ]);
  });
});
