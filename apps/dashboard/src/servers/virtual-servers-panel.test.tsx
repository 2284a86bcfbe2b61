import type { HostF5 } from '@finwait/contracts';
import { render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { EVERY_TEXT } from '../messages/every-text';
import { VirtualServersPanel } from './virtual-servers-panel';

const NOW = Date.UTC(2026, 10, 25, 12, 0, 0);
const toVirtual = (name: string, isEnabled: boolean) => ({
  name,
  destination: '/Prod/10.0.0.7:443',
  isEnabled,
  hop: { kind: 'f5' as const, settings: { idleTimeout: 300, closeWaitTimeout: isEnabled ? 5 : 9 } },
});

const show = (setup: HostF5['setup']) =>
  render(
    <IntlProvider locale="en" messages={EVERY_TEXT.en} timeZone="UTC">
      <VirtualServersPanel
        host="edge-01"
        f5={{ countedAt: NOW, closeWait: 0, finWait: 0, setup }}
        now={NOW}
      />
    </IntlProvider>,
  );

describe('VirtualServersPanel', () => {
  it('says of each virtual server where it listens, what is set, and that it is disabled', () => {
    const virtualServers = [toVirtual('/Prod/a', true), toVirtual('/Prod/b', false)];
    show({ at: NOW, version: '17.1.1', virtualServers, omitted: 3 });
    expect(screen.getByRole('region').textContent).toContain('BIG-IP 17.1.1, read');
    const [shared, first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(shared).toBe('all of themidleTimeout300');
    expect(first).toMatch(/^\/Prod\/alistens on \/Prod\/10\.0\.0\.7:443Check as a path/);
    expect(second).toMatch(/^\/Prod\/bdisabledlistens on/);
    expect(screen.getByText('3 more virtual servers are left out')).toBeDefined();
  });

  it('is not there while nothing of them is read', () => {
    show(null);
    show({ at: NOW, version: null, virtualServers: [], omitted: 0 });
    expect(screen.queryByRole('region')).toBeNull();
  });
});
