import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { hasCommands } from './processes/command.ts';
import { eventually } from './processes/condition.ts';
import { killAll } from './processes/process-under-test.ts';
import { ROOT } from './processes/repository.ts';
import { readJson } from './processes/rest.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();
const started: ChildProcess[] = [];

interface HostAnswer {
  readonly status: string;
  readonly agent: { readonly source: string };
  readonly states: Readonly<Record<string, number>>;
}
interface QueryAnswer {
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly value: readonly [number, string];
    }[];
  };
}
interface RulesAnswer {
  readonly data: {
    readonly groups: readonly {
      readonly rules: readonly { readonly name: string; readonly health: string; readonly state: string }[];
    }[];
  };
}

/** A port of loopback that was free a moment ago. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(program: string, ...args: string[]): void {
  started.push(spawn(program, args, { cwd: dir, stdio: 'ignore' }));
}

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await killAll();
});

const whereInstalled = hasCommands('prometheus', 'prometheus-node-exporter') ? it : it.skip;

describe('with Prometheus and node_exporter of this machine', () => {
  whereInstalled(
    'a node_exporter is a host, and Prometheus reads it from there and evaluates the rules',
    async () => {
      const [exporterPort, prometheusPort] = [await findFreePort(), await findFreePort()];
      start(
        'prometheus-node-exporter',
        '--collector.tcpstat',
        `--web.listen-address=127.0.0.1:${exporterPort}`,
      );
      const targets = join(dir, 'targets.json');
      writeFileSync(
        targets,
        JSON.stringify([{ targets: [`127.0.0.1:${exporterPort}`], labels: { host: 'old-box' } }]),
      );
      const api = await startApi(join(dir, 'data'), 0, {
        FINWAIT_SCRAPE_FILE: targets,
        FINWAIT_SCRAPE_INTERVAL: '1s',
      });
      const host = await eventually(async () => {
        const read = await readAsAdmin<HostAnswer>(`${api.url}/api/v1/hosts/old-box`).catch(() => undefined);
        return read?.status === 'live' && read;
      });
      expect(host.agent.source).toBe('node_exporter');
      expect(host.states['LISTEN']).toBeGreaterThanOrEqual(2);

      mkdirSync(join(dir, 'prometheus'));
      cpSync(join(ROOT, 'deploy/prometheus/finwait.rules.yml'), join(dir, 'finwait.rules.yml'));
      writeFileSync(join(dir, 'finwait.token'), ADMIN_TOKEN);
      const shipped = readFileSync(join(ROOT, 'deploy/prometheus/prometheus.yml'), 'utf8');
      const config = shipped
        .replace('127.0.0.1:4000', new URL(api.url).host)
        .replace('scrape_interval: 15s', 'scrape_interval: 1s\n  evaluation_interval: 1s');
      writeFileSync(join(dir, 'prometheus.yml'), config);
      start(
        'prometheus',
        '--config.file=prometheus.yml',
        '--storage.tsdb.path=prometheus',
        `--web.listen-address=127.0.0.1:${prometheusPort}`,
      );
      const base = `http://127.0.0.1:${prometheusPort}/api/v1`;
      const query = encodeURIComponent('finwait_tcp_sockets{host="old-box",state="LISTEN"}');
      const series = await eventually(async () => {
        const answer = await readJson<QueryAnswer>(`${base}/query?query=${query}`, '').catch(() => undefined);
        return answer?.data.result[0];
      });
      expect(Number(series.value[1])).toBeGreaterThanOrEqual(2);
      const rules = await eventually(async () => {
        const answer = await readJson<RulesAnswer>(`${base}/rules`, '').catch(() => undefined);
        const all = answer?.data.groups.flatMap((group) => group.rules) ?? [];
        return all.length > 0 && all.every(({ health }) => health !== 'unknown') && all;
      });
      expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
      expect(rules.find(({ name }) => name === 'FinwaitNotReady')?.state).toBe('inactive');
    },
  );
});
