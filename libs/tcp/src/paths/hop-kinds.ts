import type { HopKindDefinition } from './hop-kind-definition.js';
import type { HopKind } from './hop-kind.js';
import { APACHE_KIND } from './kinds/apache.js';
import { BALANCER_KINDS } from './kinds/balancers.js';
import { CLIENT_KINDS } from './kinds/clients.js';
import { CLOUD_BOX_KINDS } from './kinds/cloud-boxes.js';
import { DATABASE_KINDS } from './kinds/databases.js';
import { F5_KINDS } from './kinds/f5.js';
import { HAPROXY_KIND } from './kinds/haproxy.js';
import { MIDDLEBOX_KINDS } from './kinds/middleboxes.js';
import { NGINX_KIND } from './kinds/nginx.js';
import { SERVER_KINDS } from './kinds/servers.js';

/** Every kind of hop: its settings with units, defaults by version, and sources. */
export const HOP_KINDS: readonly HopKindDefinition[] = [
  ...CLIENT_KINDS,
  ...MIDDLEBOX_KINDS,
  ...CLOUD_BOX_KINDS,
  ...F5_KINDS,
  HAPROXY_KIND,
  NGINX_KIND,
  APACHE_KIND,
  ...BALANCER_KINDS,
  ...SERVER_KINDS,
  ...DATABASE_KINDS,
];

const BY_NAME = new Map(HOP_KINDS.map((definition) => [definition.kind, definition]));

/** What a kind of hop is; every kind has one. */
export function toKindDefinition(kind: HopKind): HopKindDefinition {
  const definition = BY_NAME.get(kind);
  if (!definition) throw new Error(`no definition of the kind ${kind}`);
  return definition;
}
