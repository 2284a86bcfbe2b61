import type { State } from '@finwait/tcp';
import { firstOf, until } from './condition.ts';
import type { Family } from './loopback-address.ts';
import { countProcSockets } from './proc-count.ts';
import { noSockets, type StateCounts } from './state-number.ts';
import { TcpSocket } from './tcp-socket.ts';

/** Far less than {@link SEND_BUFFER_BYTES}: what does not fit keeps a FIN behind it from ever leaving. */
const RECEIVE_BUFFER_BYTES = 4_096;
const SEND_BUFFER_BYTES = 32_768;
const BACKLOG = 4_096;

/** Two ends of one connection: `client` opened it. */
export interface Connection {
  readonly client: TcpSocket;
  readonly server: TcpSocket;
}

/** Comes back when the kernel shows this socket in this state. */
export async function reach(socket: TcpSocket, state: State): Promise<void> {
  await until(
    () => `${state}, the socket is in ${socket.state}`,
    () => socket.state === state,
  );
}

/** Opens the sockets of one family and remembers them with the states they end in. */
export class Stage {
  readonly family: Family;
  readonly ports: number[] = [];
  readonly expected: StateCounts = noSockets();
  private readonly sockets: TcpSocket[] = [];
  private listener: TcpSocket | undefined;

  constructor(family: Family) {
    this.family = family;
  }

  /** Records sockets that will stay in these states. */
  expect(added: Partial<StateCounts>): void {
    for (const state of Object.keys(added) as State[]) this.expected[state] += added[state] ?? 0;
  }

  /** What the kernel's tables hold of these sockets now. */
  count(): StateCounts {
    return countProcSockets(this);
  }

  /**
   * A socket bound to a port that no other has at either end: the kernel gives out ports that connections in
   * TIME_WAIT still lead to. `prepare` runs before bind().
   */
  bound(prepare?: (socket: TcpSocket) => void): TcpSocket {
    for (;;) {
      const socket = this.keep(new TcpSocket(this.family));
      prepare?.(socket);
      socket.bind();
      const { port } = socket;
      const inUse = countProcSockets({ family: this.family, ports: [port] });
      if (Object.values(inUse).every((count) => count === 0)) {
        this.ports.push(port);
        return socket;
      }
      socket.close();
    }
  }

  /** A listening socket, already expected. */
  listening(backlog: number, prepare?: (socket: TcpSocket) => void): TcpSocket {
    const socket = this.bound(prepare);
    socket.listen(backlog);
    this.expect({ LISTEN: 1 });
    return socket;
  }

  /** A socket whose handshake with this listener has begun. */
  connecting(listener: TcpSocket): TcpSocket {
    const client = this.keep(new TcpSocket(this.family));
    client.limitSendBuffer(SEND_BUFFER_BYTES);
    client.connect(listener.port);
    return client;
  }

  /** An open connection whose server end can take in far less than the client end can hold back. */
  async connected(): Promise<Connection> {
    this.listener ??= this.listening(BACKLOG, (socket) => socket.limitReceiveBuffer(RECEIVE_BUFFER_BYTES));
    const { listener } = this;
    const client = this.connecting(listener);
    await reach(client, 'ESTABLISHED');
    const server = this.keep(
      await firstOf(
        () => 'a connection to accept',
        () => listener.accept(),
      ),
    );
    return { client, server };
  }

  /** Resets every connection and then closes the listeners, newest first. */
  abort(): void {
    for (const socket of this.sockets.splice(0).reverse()) socket.abort();
  }

  private keep(socket: TcpSocket): TcpSocket {
    this.sockets.push(socket);
    return socket;
  }
}
