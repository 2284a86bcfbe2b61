import { parentPort } from 'node:worker_threads';
import type { InspectionRequest } from '@finwait/contracts/protocol';
import { SocketInspection } from './socket-inspection.js';

// The thread of an Inspector: one request in, one answer out.
const inspection = new SocketInspection();
parentPort?.on('message', (request: InspectionRequest) => {
  void inspection.answer(request).then((answer) => parentPort?.postMessage(answer));
});
