import type { ServerKind } from '@finwait/contracts/protocol';

/** What people call each server. */
export const SERVER_NAMES: Readonly<Record<ServerKind, string>> = {
  apache: 'Apache httpd',
  nginx: 'nginx',
  haproxy: 'HAProxy',
};
