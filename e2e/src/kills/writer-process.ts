// Stores what it is given with the built API's writing thread and seals without a pause, until it is killed.
import { openBuiltHistory } from '../processes/built-history.ts';
import type { WriterMessage, WriterOrder } from './writer-order.ts';

const [path = '', closedBefore = ''] = process.argv.slice(2);
const writer = await openBuiltHistory(path);
let isFinishing = false;

process.on('message', (order: WriterOrder) => {
  if (order.kind === 'finish') isFinishing = true;
  else void writer.append(order.samples).then(() => say({ kind: 'stored', id: order.id }));
});
while (!isFinishing) await writer.seal(Number(closedBefore));
await writer.seal(Number(closedBefore));
await writer.onApplicationShutdown();
process.disconnect();

function say(message: WriterMessage): void {
  process.send?.(message);
}
