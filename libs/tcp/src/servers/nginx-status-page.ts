import { findLast, type NginxDirective } from './nginx-tree.js';
import { parseListen, pickServerName, type StatusListen, type StatusPage } from './status-place.js';

const DEFAULT_PORT = 80;
const PATH = /^(?:=|\^~)? ?(\/.*)$/s;

/**
 * Where `stub_status` answers: in a `server` or a `location` of it that is no pattern. Its figures go over all servers.
 * Source: nginx.org/en/docs/http/ngx_http_stub_status_module.html, ngx_http_core_module.html#listen.
 */
export function findNginxPages(directives: readonly NginxDirective[]): StatusPage[] {
  return directives
    .filter(({ name }) => name === 'http')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'server'))
    .flatMap(({ children }) => {
      const paths = findPaths(children, '/');
      if (paths.length === 0) return [];
      const listens = toStatusListens(children);
      const serverName = pickServerName(toNames(children));
      return paths.map((path): StatusPage => ({ via: 'http', path, serverName, listens }));
    });
}

function findPaths(block: readonly NginxDirective[], path: string): string[] {
  const inner = block
    .filter(({ name }) => name === 'location')
    .flatMap(({ words, children }) => {
      const own = PATH.exec(words.join(' '))?.[1];
      return own === undefined ? [] : findPaths(children, own);
    });
  return block.some(({ name }) => name === 'stub_status') ? [path, ...inner] : inner;
}

/** `.example.org` is `example.org` as well. */
function toNames(server: readonly NginxDirective[]): string[] {
  return server
    .filter(({ name }) => name === 'server_name')
    .flatMap(({ words }) => words.map((word) => word.replace(/^\./, '')));
}

function toStatusListens(server: readonly NginxDirective[]): StatusListen[] {
  const listens = server.filter(({ name }) => name === 'listen').map(({ words }) => words);
  const isTls = findLast(server, 'ssl')?.[0] === 'on';
  return (listens.length === 0 ? [['*']] : listens).flatMap(([text = '', ...options]): StatusListen[] => {
    const found = parseListen(text);
    if (!found || options.includes('quic')) return [];
    const needs = options.includes('proxy_protocol')
      ? 'the PROXY protocol'
      : isTls || options.includes('ssl')
        ? 'TLS'
        : null;
    return [{ address: found.address, port: found.port ?? DEFAULT_PORT, needs }];
  });
}
