// Stores what it is given with the built API's writing thread, seals and removes without a pause, until it is killed.
import { openBuiltHistory } from '../processes/built-history.ts';
import type { WriterMessage, WriterOrder } from './writer-order.ts';

const [path = '', ...times] = process.argv.slice(2);
const [closedBefore = 0, now = 0, keepFrom = 0] = times.map(Number);
const policy = { keepMs: { raw: now - keepFrom, '5m': Infinity, '1h': Infinity }, maxBytes: undefined };
const writer = await openBuiltHistory(path);
let isFinishing = false;

process.on('message', (order: WriterOrder) => {
  if (order.kind === 'finish') isFinishing = true;
  else void writer.append(order.samples).then(() => say({ kind: 'stored', id: order.id }));
});
while (!isFinishing) await pass();
await pass();
await writer.onApplicationShutdown();
process.disconnect();

async function pass(): Promise<void> {
  await writer.retain(policy, now);
  await writer.seal(closedBefore);
}

function say(message: WriterMessage): void {
  process.send?.(message);
}
