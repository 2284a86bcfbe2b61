import { pickTarget } from './status-target.js';

const toListen = (address: string, port: number, needs: 'TLS' | 'the PROXY protocol' | null = null) => ({
  address,
  port,
  needs,
});
const toPage = (...listens: ReturnType<typeof toListen>[]) => ({
  via: 'http' as const,
  path: '/status',
  serverName: null,
  listens,
});

describe('the place where a server is asked', () => {
  it('is named by its URL, and asked by the name of its server', () => {
    const page = { ...toPage(toListen('*', 80)), path: '/a b?', serverName: 'a.example.test' };
    expect(pickTarget('apache', [page], ['0.0.0.0:80'])).toEqual({
      kind: 'apache',
      place: 'http://127.0.0.1:80/a%20b%3F?auto',
      question: {
        to: { host: '127.0.0.1', port: 80 },
        text: 'GET /a%20b%3F?auto HTTP/1.0\r\nHost: a.example.test\r\nUser-Agent: finwait-agent\r\nConnection: close\r\n\r\n',
      },
      why: null,
    });
  });

  it.each([
    ['*', ['[::]:80'], '127.0.0.1:80'],
    ['*', ['10.0.0.5:80', '10.0.0.5:8080'], '10.0.0.5:80'],
    ['*', ['[fe80::1]:80'], '[fe80::1]:80'],
    ['::', ['[::]:80'], '[::1]:80'],
    ['0:0:0:0:0:0:0:1', ['[::1]:80'], '[0:0:0:0:0:0:0:1]:80'],
    ['10.0.0.5', ['0.0.0.0:80'], '10.0.0.5:80'],
    ['10.0.0.5', ['[::]:80'], '10.0.0.5:80'],
    ['fd00::5', ['[::]:80'], '[fd00::5]:80'],
  ])('is on %s where the kernel says %j: %s', (address, there, shown) => {
    const target = pickTarget('nginx', [toPage(toListen(address, 80))], there);
    expect(target).toMatchObject({ place: `http://${shown}/status`, why: null });
  });

  it.each([
    ['*', ['0.0.0.0:8080'], '127.0.0.1:80'],
    ['::', ['0.0.0.0:80'], '[::1]:80'],
    ['fd00::5', ['0.0.0.0:80'], '[fd00::5]:80'],
    ['10.0.0.5', ['10.0.0.6:80'], '10.0.0.5:80'],
    ['db.example.test', ['0.0.0.0:80'], 'db.example.test:80'],
  ])('is not asked on %s where the kernel says %j', (address, there, shown) => {
    expect(pickTarget('nginx', [toPage(toListen(address, 80))], there)).toEqual({
      kind: 'nginx',
      place: `http://${shown}/status`,
      question: null,
      why: `it does not listen on ${shown} in the network namespace of the agent`,
    });
  });

  it('is not asked where more than HTTP must be spoken', () => {
    const there = ['0.0.0.0:443'];
    expect(pickTarget('nginx', [toPage(toListen('*', 443, 'TLS'))], there)).toMatchObject({
      place: 'https://127.0.0.1:443/status',
      why: 'TLS is needed on 127.0.0.1:443',
    });
    expect(pickTarget('nginx', [toPage(toListen('*', 443, 'the PROXY protocol'))], there)).toMatchObject({
      place: 'http://127.0.0.1:443/status',
      why: 'the PROXY protocol is needed on 127.0.0.1:443',
    });
  });

  it('is one for each server, that of loopback alone before others', () => {
    const there = ['0.0.0.0:80', '127.0.0.1:8080', '0.0.0.0:443'];
    const pages = [
      toPage(toListen('*', 443, 'TLS'), toListen('*', 80)),
      toPage(toListen('127.0.0.1', 81), toListen('127.0.0.1', 8080)),
    ];
    expect(pickTarget('nginx', pages, there)?.place).toBe('http://127.0.0.1:8080/status');
    expect(pickTarget('nginx', pages.slice(0, 1), there)?.place).toBe('http://127.0.0.1:80/status');
  });

  it('is a socket for HAProxy, and none where there is no place', () => {
    expect(pickTarget('haproxy', [{ via: 'socket', path: '/run/h.sock' }], [])).toEqual({
      kind: 'haproxy',
      place: 'unix:/run/h.sock',
      question: { to: { path: '/run/h.sock' }, text: 'show info;show stat\n' },
      why: null,
    });
    expect(pickTarget('haproxy', [], ['0.0.0.0:80'])).toBeNull();
    expect(pickTarget('nginx', [toPage()], ['0.0.0.0:80'])).toBeNull();
  });
});
