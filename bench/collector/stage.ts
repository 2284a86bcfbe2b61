// Runs inside a network namespace of its own: opens the crowd, measures every contender on it, prints one JSON line.
import { readFileSync, writeFileSync } from 'node:fs';
import { bringLoopbackUp } from '../../e2e/src/sockets/loopback-device.ts';
import { measureAgent } from './agent-cost.ts';
import { isInstalled, measureNodeExporter, measureRuns, measureWalks, type Cost } from './contender.ts';
import { openCrowd } from './crowd.ts';

const [, , sizeText = '1000', walkProgram = ''] = process.argv;
const EXPORTER_PORT = 9_199;

bringLoopbackUp();
writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '1024 65000');
writeFileSync('/proc/sys/net/ipv4/tcp_max_tw_buckets', '2000000');
const endCrowd = await openCrowd(Number(sizeText));
const countSockets = () => {
  const text = readFileSync('/proc/net/sockstat', 'utf8');
  const [, inUse = '0', lingering = '0'] = /TCP: inuse (\d+) .*tw (\d+)/.exec(text) ?? [];
  return Number(inUse) + Number(lingering);
};
const before = countSockets();
const costs: Cost[] = [];
if (walkProgram !== '') costs.push(measureWalks(walkProgram, 7));
costs.push(...(await measureAgent(6)));
if (walkProgram !== '') costs.push({ ...measureWalks(walkProgram, 7), name: 'C, filtered walk, again' });
if (isInstalled('prometheus-node-exporter')) costs.push(await measureNodeExporter(EXPORTER_PORT, 4));
if (isInstalled('ss')) {
  costs.push(measureRuns('ss -Htan', ['ss', '-Htan'], 4));
  costs.push(measureRuns('ss -s (totals only)', ['ss', '-s'], 4));
}
if (isInstalled('netstat')) costs.push(measureRuns('netstat -ant', ['netstat', '-ant'], 3));
process.stdout.write(
  `${JSON.stringify({ size: Number(sizeText), sockets: [before, countSockets()], costs })}\n`,
);
endCrowd();
process.exit(0);
