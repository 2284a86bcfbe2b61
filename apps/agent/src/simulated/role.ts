import type { Flow, Pool } from './flow.js';
import type { Rhythm } from './rhythm.js';

/** What a simulated host does. */
export interface Role {
  readonly name: string;
  readonly rhythm: Rhythm;
  readonly flows: readonly Flow[];
  readonly pools: readonly Pool[];
  /** Ports it listens on besides 22, with the queue that each asks for. */
  readonly listeners: readonly { readonly port: number; readonly limit: number }[];
  /** Whether new releases are rolled out to it. */
  readonly isReleased: boolean;
}

const CLIENTS = ['203.0.113.17', '203.0.113.88', '198.51.100.4', '198.51.100.61', '192.0.2.140'];
const BALANCERS = ['10.20.0.11', '10.20.0.12'];
const SERVICES = ['10.20.2.21', '10.20.2.22', '10.20.2.23'];
const DATABASES = ['10.20.3.31'];
const CACHES = ['10.20.4.41', '10.20.4.42'];
const PARTNER = ['198.51.100.200'];

const into = (flow: Omit<Flow, 'direction'>): Flow => ({ direction: 'in', ...flow });
const outTo = (flow: Omit<Flow, 'direction'>): Flow => ({ direction: 'out', ...flow });
const poolFrom = (pool: Omit<Pool, 'direction'>): Pool => ({ direction: 'in', ...pool });
const poolTo = (pool: Omit<Pool, 'direction'>): Pool => ({ direction: 'out', ...pool });

/** Every role there is, by what its hosts are tagged with. */
export const ROLES = {
  lb: {
    name: 'lb',
    rhythm: 'people',
    isReleased: false,
    listeners: [
      { port: 443, limit: 1_024 },
      { port: 80, limit: 1_024 },
    ],
    flows: [
      into({
        perSecond: 85,
        staySeconds: 9,
        closedHere: 0.55,
        segments: 34,
        process: 'haproxy',
        port: 443,
        peers: CLIENTS,
      }),
      outTo({
        perSecond: 22,
        staySeconds: 2,
        closedHere: 0.9,
        segments: 22,
        process: 'haproxy',
        port: 8080,
        peers: SERVICES,
      }),
    ],
    pools: [poolTo({ size: 48, process: 'haproxy', port: 8080, peers: SERVICES })],
  },
  web: {
    name: 'web',
    rhythm: 'people',
    isReleased: true,
    listeners: [{ port: 8080, limit: 511 }],
    flows: [
      into({
        perSecond: 16,
        staySeconds: 14,
        closedHere: 0.35,
        segments: 40,
        process: 'nginx',
        port: 8080,
        peers: BALANCERS,
      }),
      outTo({
        perSecond: 6,
        staySeconds: 1.5,
        closedHere: 0.95,
        segments: 14,
        process: 'node',
        port: 8080,
        peers: SERVICES,
      }),
    ],
    pools: [poolTo({ size: 16, process: 'node', port: 6379, peers: CACHES })],
  },
  api: {
    name: 'api',
    rhythm: 'people',
    isReleased: true,
    listeners: [
      { port: 8080, limit: 100 },
      { port: 9090, limit: 100 },
    ],
    flows: [
      into({
        perSecond: 20,
        staySeconds: 11,
        closedHere: 0.2,
        segments: 26,
        process: 'java',
        port: 8080,
        peers: BALANCERS,
      }),
      outTo({
        perSecond: 3,
        staySeconds: 2.5,
        closedHere: 0.85,
        segments: 12,
        process: 'java',
        port: 443,
        peers: PARTNER,
      }),
    ],
    pools: [
      poolTo({ size: 40, process: 'java', port: 5432, peers: DATABASES }),
      poolTo({ size: 12, process: 'java', port: 6379, peers: CACHES }),
    ],
  },
  db: {
    name: 'db',
    rhythm: 'people',
    isReleased: false,
    listeners: [{ port: 5432, limit: 200 }],
    flows: [
      into({
        perSecond: 0.7,
        staySeconds: 45,
        closedHere: 0.1,
        segments: 120,
        process: 'postgres',
        port: 5432,
        peers: SERVICES,
      }),
    ],
    pools: [poolFrom({ size: 172, process: 'postgres', port: 5432, peers: SERVICES })],
  },
  cache: {
    name: 'cache',
    rhythm: 'people',
    isReleased: false,
    listeners: [{ port: 6379, limit: 511 }],
    flows: [
      into({
        perSecond: 5,
        staySeconds: 0.8,
        closedHere: 0.02,
        segments: 8,
        process: 'redis-server',
        port: 6379,
        peers: SERVICES,
      }),
    ],
    pools: [poolFrom({ size: 128, process: 'redis-server', port: 6379, peers: SERVICES })],
  },
  queue: {
    name: 'queue',
    rhythm: 'steady',
    isReleased: false,
    listeners: [
      { port: 5672, limit: 128 },
      { port: 15672, limit: 128 },
    ],
    flows: [
      into({
        perSecond: 0.4,
        staySeconds: 90,
        closedHere: 0.3,
        segments: 60,
        process: 'beam.smp',
        port: 5672,
        peers: SERVICES,
      }),
    ],
    pools: [poolFrom({ size: 84, process: 'beam.smp', port: 5672, peers: SERVICES })],
  },
  batch: {
    name: 'batch',
    rhythm: 'night',
    isReleased: false,
    listeners: [],
    flows: [
      outTo({
        perSecond: 9,
        staySeconds: 5,
        closedHere: 0.9,
        segments: 70,
        process: 'python3',
        port: 5432,
        peers: DATABASES,
      }),
    ],
    pools: [poolTo({ size: 6, process: 'python3', port: 5672, peers: ['10.20.5.51'] })],
  },
  proxy: {
    name: 'proxy',
    rhythm: 'people',
    isReleased: false,
    listeners: [{ port: 3128, limit: 256 }],
    flows: [
      into({
        perSecond: 12,
        staySeconds: 20,
        closedHere: 0.1,
        segments: 30,
        process: 'squid',
        port: 3128,
        peers: SERVICES,
      }),
      outTo({
        perSecond: 42,
        staySeconds: 0.6,
        closedHere: 1,
        segments: 11,
        process: 'squid',
        port: 443,
        peers: PARTNER,
      }),
    ],
    pools: [],
  },
} as const satisfies Readonly<Record<string, Role>>;

/** The name of a role. */
export type RoleName = keyof typeof ROLES;
