import { findLast, type ApacheDirective } from './apache-tree.js';
import { parseListen, pickServerName, type StatusListen, type StatusPage } from './status-place.js';

const HANDLER = 'server-status';
const HTTPS_PORT = 443;

/**
 * Where mod_status answers: each `<Location PATH>` with `SetHandler server-status`, of the main server, which every virtual
 * host inherits, and of virtual hosts. Patterns are left out. Source: httpd.apache.org/docs/2.4/mod/mod_status.html.
 */
export function findApachePages(directives: readonly ApacheDirective[]): StatusPage[] {
  const main = directives.filter(({ name }) => name !== 'virtualhost');
  const hosts = directives.filter(({ name }) => name === 'virtualhost');
  const securePorts = new Set(
    hosts
      .filter(({ children }) => isSecure(children))
      .flatMap(({ words }) => words.map((word) => parseListen(word)?.port ?? null)),
  );
  const listens = toMainListens(main, securePorts);
  return [
    ...toPages(main, listens),
    ...hosts.flatMap(({ words, children }) => toPages(children, toHostListens(words, children, listens))),
  ];
}

function toPages(directives: readonly ApacheDirective[], listens: readonly StatusListen[]): StatusPage[] {
  const name = /^(?:\w+:\/\/)?([^:/]+)/.exec(findLast(directives, 'servername') ?? '')?.[1] ?? '';
  return directives
    .filter(({ name: section, children }) => section === 'location' && isStatus(children))
    .map(({ words: [path = ''] }) => path)
    .filter((path) => path.startsWith('/') && !/[*?[]/.test(path))
    .map((path) => ({ via: 'http', path, serverName: pickServerName([name]), listens }));
}

function isStatus(section: readonly ApacheDirective[]): boolean {
  return findLast(section, 'sethandler')?.toLowerCase() === HANDLER;
}

function isSecure(directives: readonly ApacheDirective[]): boolean {
  return findLast(directives, 'sslengine')?.toLowerCase() === 'on';
}

/** `Listen` says its protocol, or 443 is https; a port on which a virtual host speaks TLS is one, too. */
function toMainListens(
  main: readonly ApacheDirective[],
  securePorts: ReadonlySet<number | null>,
): StatusListen[] {
  return main
    .filter(({ name }) => name === 'listen')
    .flatMap(({ words: [text = '', protocol] }): StatusListen[] => {
      const { address = '', port = null } = parseListen(text) ?? {};
      if (port === null) return [];
      const isHttps = protocol === undefined ? port === HTTPS_PORT : protocol.toLowerCase() === 'https';
      const isTls = isHttps || securePorts.has(port) || isSecure(main);
      return [{ address, port, needs: isTls ? 'TLS' : null }];
    });
}

/** A virtual host without a port is there on all of them. */
function toHostListens(
  words: readonly string[],
  directives: readonly ApacheDirective[],
  listens: readonly StatusListen[],
): StatusListen[] {
  const own = words.flatMap((word): StatusListen[] => {
    const { address, port = null } = parseListen(word) ?? {};
    if (address === undefined) return [];
    const there = listens.filter((listen) => port === null || listen.port === port);
    return there.map((listen) => ({ ...listen, address: address === '*' ? listen.address : address }));
  });
  return isSecure(directives) ? own.map((listen) => ({ ...listen, needs: 'TLS' })) : own;
}
