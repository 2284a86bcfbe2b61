import { parentPort } from 'node:worker_threads';

// Stands for the thread of an Inspector: counts its requests in `sockets`, and ends at one that asks for a single group.
let requests = 0;
parentPort?.on('message', ({ limit }: { limit: number }) => {
  if (limit === 1) throw new Error('no more');
  requests += 1;
  parentPort?.postMessage({ ok: true, sockets: requests });
});
