import { SockDiagMessages } from '../sock-diag-message.js';
import { decodeDiagSocket, type DiagSocketRow } from '../sock-diag-socket.js';

/** Every socket of a captured dump, in the kernel's order. */
export function decodeSockets(bytes: Uint8Array, sequence: number): DiagSocketRow[] {
  const sockets: DiagSocketRow[] = [];
  const messages = new SockDiagMessages((view, at, length) =>
    sockets.push(decodeDiagSocket(view, at, length)),
  );
  expect(messages.decode(bytes, sequence)).toEqual({ kind: 'done', interrupted: false });
  return sockets;
}
