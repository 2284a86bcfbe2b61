import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const text = readFileSync(resolve(ROOT, 'docker-compose.yml'), 'utf8');

/** The commands on this machine that can check a compose file. */
const tools = [['docker-compose'], ['docker', 'compose']].filter(
  ([command = '', ...args]) => spawnSync(command, [...args, 'version'], { stdio: 'ignore' }).status === 0,
);

describe('docker-compose.yml', () => {
  for (const [command = '', ...args] of tools) {
    it(`is accepted by ${[command, ...args].join(' ')}`, () => {
      const checked = spawnSync(command, [...args, '-f', 'docker-compose.yml', 'config', '-q'], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      expect(checked.stderr).toBe('');
      expect(checked.status).toBe(0);
    });
  }

  it('gives the agent the network of the host, and publishes the API on loopback only', () => {
    expect(/^ {2}agent:\n(?: {4}.*\n| *\n)*? {4}network_mode: host$/m.test(text)).toBe(true);
    expect([...text.matchAll(/'([\d.]+:)?\d+:\d+'/g)].map((match) => match[1])).toEqual(['127.0.0.1:']);
  });

  it('names Dockerfiles that exist and that copy only what the repository has', () => {
    for (const [, path = ''] of text.matchAll(/dockerfile: (\S+)/g)) {
      const dockerfile = readFileSync(resolve(ROOT, path), 'utf8');
      const copied = [...dockerfile.matchAll(/^COPY --from=build \/finwait\/(\S+)/gm)].map(
        (match) => match[1] ?? '',
      );
      const sources = copied.filter((source) => !/^node_modules|\/(dist|out)$/.test(source));
      expect(sources.length).toBeGreaterThan(1);
      expect(sources.filter((source) => !existsSync(resolve(ROOT, source)))).toEqual([]);
    }
  });
});
