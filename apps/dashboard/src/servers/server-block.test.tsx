import type { HostServersAnswer } from '@finwait/contracts';
import { fireEvent, render, screen } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { EVERY_TEXT } from '../messages/every-text';
import type { Language } from '../messages/language';
import { ServerBlock } from './server-block';

type FoundServer = HostServersAnswer['servers'][number];

const bare: FoundServer = { kind: 'apache', version: null, pid: 1_234, listens: null, hops: [], unseen: [] };
const toHop = (place: number): FoundServer['hops'][number] => ({
  name: `shop ${place} / → http://10.0.0.${place}`,
  listens: ['80', '[::]:80'],
  target: `http://10.0.0.${place}`,
  settings: { proxy_read_timeout: '90', 'proxy_set_header Connection': '' },
});

const show = (change: Partial<FoundServer>, language: Language = 'en') =>
  render(
    <IntlProvider locale={language} messages={EVERY_TEXT[language]} timeZone="UTC">
      <ServerBlock host="web-01" server={{ ...bare, ...change }} />
    </IntlProvider>,
  );
const settings = () => screen.getAllByRole('term').map((name) => name.parentElement?.textContent);

describe('ServerBlock', () => {
  it('says what it is, where it listens, and what each way has set, an empty text included', () => {
    show({ kind: 'nginx', version: '1.28.0', listens: ['0.0.0.0:80'], hops: [toHop(1)] });
    expect(screen.getByRole('heading').textContent).toBe('nginx 1.28.0');
    expect(screen.getByRole('article').textContent).toContain('listens on 0.0.0.0:80process 1234');
    expect(settings()).toEqual(['proxy_read_timeout90', 'proxy_set_header Connection""']);
  });

  it('says where a way passes on to once, and that it answers itself', () => {
    const hops = [
      toHop(1),
      { ...toHop(2), name: 'shop → app', target: '10.0.0.2:80' },
      { ...toHop(3), name: 'files', target: null, settings: {} },
    ];
    show({ hops });
    const [first, second, third] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(first).not.toContain('passes on to');
    expect(second).toContain('passes on to 10.0.0.2:80');
    expect(third).toContain('answers itself');
    expect(third).toContain('no setting of its own');
  });

  it('leads to the paths page with a draft through it', () => {
    show({ kind: 'nginx', hops: [toHop(1)] });
    const link = screen.getByRole('link', { name: 'Check as a path: shop 1 / → http://10.0.0.1' });
    const address = new URL(link.getAttribute('href') ?? '', 'http://localhost');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      draft: 'blank',
      kind: 'nginx',
      way: 'shop 1 / → http://10.0.0.1',
      host: 'web-01',
    });
  });

  it('leads nowhere from a way whose name is too long for a hop of a path', () => {
    show({ hops: [{ ...toHop(1), name: 'a'.repeat(129) }] });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('shows the first of many ways, and all of them on demand', () => {
    show({ hops: Array.from({ length: 40 }, (_, place) => toHop(place + 1)) });
    expect(screen.getAllByRole('link')).toHaveLength(6);
    fireEvent.click(screen.getByRole('button', { name: 'Show 34 more' }));
    expect(screen.getAllByRole('link')).toHaveLength(40);
    expect(settings()).toEqual(['proxy_read_timeout90', 'proxy_set_header Connection""']);
  });

  it('says what could not be seen with the reason of the agent, in the language of the agent', () => {
    show({ unseen: [{ setting: 'all', reason: 'nginx -T: cannot load certificate' }] }, 'zh');
    const line = screen.getByRole('listitem');
    expect(line.textContent).toBe('未能看到 设置 nginx -T: cannot load certificate');
    expect(line.querySelector('[lang=en]')?.textContent).toBe('nginx -T: cannot load certificate');
    expect(screen.getByRole('heading').textContent?.trim()).toBe('Apache httpd');
  });

  it('says the first of much that could not be seen, and how much more there is', () => {
    show({ unseen: Array.from({ length: 20 }, (_, line) => ({ setting: 'all', reason: `line ${line}` })) });
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    expect(screen.getByText('and 15 more')).toBeDefined();
  });
});
