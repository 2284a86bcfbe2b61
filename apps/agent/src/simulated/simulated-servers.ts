import type { HostServer, HostServers } from '@finwait/contracts/protocol';
import { parseHaproxyConfig, parseNginxConfig, type ServerHop } from '@finwait/tcp';
import type { Role } from './role.js';
import type { SimulatedHost } from './simulated-host.js';
import { toFraction } from './steady-random.js';

type Setup = Pick<HostServer, 'kind' | 'version'> & { readonly hops: readonly ServerHop[] };

/** Balances over web hosts, whose idle connections it keeps for the next request. */
const BALANCER = `
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout http-request 10s
  timeout http-keep-alive 10s
frontend shop
  bind :80
  bind :443 ssl crt /etc/haproxy/shop.pem
  use_backend live if { path_beg /live/ }
  default_backend web
backend web
  http-reuse safe
  option redispatch
  retry-on conn-failure empty-response
  default-server pool-purge-delay 30s pool-max-conn 48
  server web1 10.20.2.21:8080
  server web2 10.20.2.22:8080
  server web3 10.20.2.23:8080
backend live
  timeout tunnel 1h
  server web1 10.20.2.21:8080
`;
/** Passes on over a socket of the file system, which is no TCP. */
const WEB = `
http {
  keepalive_timeout 65s;
  keepalive_requests 1000;
  client_header_timeout 15s;
  send_timeout 30s;
  upstream app { server unix:/run/web/app.sock; keepalive 32; keepalive_timeout 60s; }
  server {
    listen 8080 so_keepalive=10m::6;
    listen [::]:8080;
    server_name shop.example;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_connect_timeout 3s;
    location / { proxy_pass http://app; proxy_read_timeout 30s; }
    location /reports/ { proxy_pass http://app; proxy_read_timeout 5m; }
  }
  server { listen 8080; server_name static.example; root /srv/static; keepalive_timeout 20s; }
}
`;
const OF_ROLE: Readonly<Partial<Record<Role['name'], Setup>>> = {
  lb: {
    kind: 'haproxy',
    version: '3.2.9',
    hops: parseHaproxyConfig([{ path: 'haproxy.cfg', text: BALANCER }]).hops,
  },
  web: { kind: 'nginx', version: '1.28.0', hops: parseNginxConfig(WEB).hops },
};

/** The servers of a simulated host, as an agent tells of real ones. */
export function toServers({ role, plan }: SimulatedHost): HostServers {
  const setup = OF_ROLE[role.name];
  if (!setup) return { servers: [], why: null, omittedHops: 0 };
  const listens = role.listeners.flatMap(({ port }) => [`0.0.0.0:${port}`, `[::]:${port}`]).sort();
  const pid = 700 + Math.floor(toFraction(plan.seed, 11) * 3_000);
  return { servers: [{ ...setup, pid, listens, unseen: [] }], why: null, omittedHops: 0 };
}
