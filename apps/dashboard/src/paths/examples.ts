import type { Path } from '@finwait/tcp';

/** The paths that a reader without one can begin with. */
export const EXAMPLE_NAMES = ['random-502', 'silent-cut', 'f5-apache'] as const;

/** One of {@link EXAMPLE_NAMES}. */
export type ExampleName = (typeof EXAMPLE_NAMES)[number];

/** Three classic mistakes, each ready to be checked. */
export const EXAMPLES: Readonly<Record<ExampleName, Path>> = {
  'random-502': {
    name: 'random-502',
    hops: [
      { kind: 'browser' },
      { kind: 'aws-alb', name: 'ALB', settings: { 'idle_timeout.timeout_seconds': 60 } },
      {
        kind: 'nginx',
        version: '1.28',
        settings: {
          keepalive_timeout: '30s',
          'upstream keepalive': 32,
          proxy_http_version: '1.1',
          'proxy_set_header Connection': '',
        },
      },
      { kind: 'node', name: 'Node.js', version: '24', settings: { keepAliveTimeout: 5_000 } },
    ],
  },
  'silent-cut': {
    name: 'silent-cut',
    protocol: 'tcp',
    hops: [
      { kind: 'client', settings: { pool: 'never', SO_KEEPALIVE: 'on' } },
      { kind: 'firewall', settings: { idle: 900 } },
      { kind: 'postgresql', name: 'PostgreSQL' },
    ],
  },
  'f5-apache': {
    name: 'f5-apache',
    hops: [
      { kind: 'client', settings: { pool: 240 } },
      { kind: 'f5', name: 'F5', settings: { idleTimeout: 300, keepAliveInterval: 1_800 } },
      { kind: 'apache', name: 'Apache', version: '2.4', settings: { KeepAliveTimeout: 5 } },
    ],
  },
};
