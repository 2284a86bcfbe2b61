import { setImmediate } from 'node:timers/promises';
import {
  ADDRESS_FAMILIES,
  BOUND_INACTIVE_MASK,
  LISTEN_MASK,
  SAMPLE_FLAGS,
  encodeCompatRequest,
  encodeFamilyRequest,
  type State,
} from '@finwait/tcp';
import { readNamed } from '../testing/named-values.js';
import { connectTo, listenOn } from '../testing/real-sockets.js';
import { until } from '../testing/until.js';
import { DiagSocket, DumpRefused } from './diag-socket.js';
import type { RequestForm } from './diag-request.js';
import { NetlinkSource } from './netlink.js';
import { ProcfsSource } from './procfs.js';
import { loadSystemCalls, type SystemCalls } from './system-call.js';

const FORMS: readonly RequestForm[] = ['compat', 'family'];
const TCPDIAG_GETSOCK = 18;
const askForListeners = (sequence: number) => encodeCompatRequest(sequence, LISTEN_MASK);

/** The kernel has no sockets of protocol 255 and says so. */
function askForNoProtocol(sequence: number): Uint8Array {
  const request = encodeFamilyRequest(sequence, LISTEN_MASK, ADDRESS_FAMILIES.inet);
  request[17] = 255;
  return request;
}

const NLM_F_DUMP_INTR = 0x10;

/** Other programs open and close sockets too, so what is expected of the whole host shows in a quiet moment. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}

const toStateMask = (request: Uint8Array) => new DataView(request.buffer).getUint32(68, true);

/** Calls that count the walks over connections and set the flag of an interrupted dump in the answers to some of them. */
async function loadInterrupted(isInterrupted: (request: number) => boolean) {
  const calls = await loadSystemCalls();
  let isWalk = false;
  const rig = {
    requests: 0,
    load: (): Promise<SystemCalls> =>
      Promise.resolve({
        ...calls,
        send(fd, bytes) {
          isWalk = toStateMask(bytes) !== LISTEN_MASK;
          if (isWalk) rig.requests += 1;
          return calls.send(fd, bytes);
        },
        async receive(fd, room) {
          const datagrams = await calls.receive(fd, room);
          const isMarked = isWalk && isInterrupted(rig.requests);
          for (const datagram of datagrams) if (isMarked) datagram[6] = (datagram[6] ?? 0) | NLM_F_DUMP_INTR;
          return datagrams;
        },
      }),
  };
  return rig;
}

describe.each(FORMS)('the netlink source asking in the %s form', (form) => {
  it.each(['127.0.0.1', '::1'])('sees listeners and connections on %s come', async (address) => {
    const source = await NetlinkSource.open({ form });
    await eventually(async () => {
      const { states: before } = await readNamed(source);
      const port = await listenOn(address);
      await connectTo(port, address);
      await connectTo(port, address);
      const { states: after } = await readNamed(source);
      const came = (name: State) => (after[name] ?? 0) - (before[name] ?? 0);
      return came('LISTEN') === 1 && came('ESTABLISHED') === 4;
    });
    source.close();
  });

  it('sees a connection half closed', async () => {
    const source = await NetlinkSource.open({ form });
    const port = await listenOn('127.0.0.1');
    const socket = await connectTo(port, '127.0.0.1');
    const { states: before } = await readNamed(source);
    socket.end();
    await eventually(async () => {
      const { states: after } = await readNamed(source);
      const came = (name: State) => (after[name] ?? 0) - (before[name] ?? 0);
      return came('FIN_WAIT2') === 1 && came('CLOSE_WAIT') === 1;
    });
    source.close();
  });

  it('agrees with procfs on the number of listeners', async () => {
    await listenOn('127.0.0.1');
    await listenOn('::1');
    const source = await NetlinkSource.open({ form });
    const procfs = new ProcfsSource();
    await eventually(async () => {
      const { states } = await readNamed(source);
      const { states: text } = await readNamed(procfs);
      return states.LISTEN === text.LISTEN && (text.LISTEN ?? 0) >= 2;
    });
    source.close();
  });
});

describe('the netlink source', () => {
  it('reads every figure there is a column for', async () => {
    const source = await NetlinkSource.open();
    const { values, source: name, cost } = await source.read();
    expect(name).toBe('netlink');
    expect(values.filter((value) => !Number.isSafeInteger(value))).toEqual([]);
    expect(cost.cpuMs).toBeGreaterThan(0);
    source.close();
  });

  it('sees a bound socket that neither listens nor connects, and nothing of it when it is closed', async () => {
    const source = await NetlinkSource.open();
    const calls = await loadSystemCalls();
    const fd = calls.socket(ADDRESS_FAMILIES.inet, 1, 0);
    calls.bindAnywhere(fd);
    expect((await readNamed(source)).states.CLOSED).toBeGreaterThanOrEqual(1);
    calls.close(fd);
    source.close();
  });

  it('asks for each family alone where the kernel refuses both at once', async () => {
    const calls = await loadSystemCalls();
    const sent: number[] = [];
    const load = (): Promise<SystemCalls> =>
      Promise.resolve({
        ...calls,
        send(fd, bytes) {
          const [type = 0] = bytes.subarray(4);
          sent.push(type);
          const sequence = new DataView(bytes.buffer).getUint32(8, true);
          return calls.send(fd, type === TCPDIAG_GETSOCK ? askForNoProtocol(sequence) : bytes);
        },
      });
    const source = await NetlinkSource.open({ load });
    await listenOn('::1');
    const { states } = await readNamed(source);
    expect(states.LISTEN).toBeGreaterThanOrEqual(1);
    expect(sent).toEqual([TCPDIAG_GETSOCK, 20, 20, 20, 20, 20, 20]);
    source.close();
  });

  it('is not opened where the kernel refuses every request', async () => {
    const calls = await loadSystemCalls();
    const load = (): Promise<SystemCalls> =>
      Promise.resolve({
        ...calls,
        send: (fd, bytes) => calls.send(fd, askForNoProtocol(new DataView(bytes.buffer).getUint32(8, true))),
      });
    await expect(NetlinkSource.open({ load })).rejects.toThrow('refused the dump with errno 2');
  });

  it('takes an interrupted dump again', async () => {
    const rig = await loadInterrupted((request) => request === 2);
    const source = await NetlinkSource.open({ load: rig.load });
    expect(rig.requests).toBe(1);
    await source.read();
    expect(rig.requests).toBe(3);
    await source.read();
    expect(rig.requests).toBe(4);
    source.close();
  });

  it('lets a dump that is interrupted twice stand and says so', async () => {
    const rig = await loadInterrupted((request) => request > 1);
    const source = await NetlinkSource.open({ load: rig.load });
    await listenOn('127.0.0.1');
    const { flags, values } = await source.read();
    expect(rig.requests).toBe(3);
    expect(flags).toBe(SAMPLE_FLAGS.moved);
    expect(values[0]).toBeGreaterThanOrEqual(1);
    source.close();
  });

  it('knows no bound sockets where the kernel reports none', async () => {
    const calls = await loadSystemCalls();
    const load = (): Promise<SystemCalls> =>
      Promise.resolve({
        ...calls,
        send(fd, bytes) {
          const request = new DataView(bytes.buffer);
          request.setUint32(68, request.getUint32(68, true) & ~BOUND_INACTIVE_MASK, true);
          return calls.send(fd, bytes);
        },
      });
    const source = await NetlinkSource.open({ load });
    expect((await readNamed(source)).states.CLOSED).toBeNull();
    source.close();
  });

  it('does not hold up the program while the kernel works', async () => {
    const source = await NetlinkSource.open();
    let turns = 0;
    let isDone = false;
    const reading = source.read().then(() => (isDone = true));
    await until(() => {
      turns += 1;
      return isDone;
    });
    await reading;
    expect(turns).toBeGreaterThan(1);
    source.close();
  });
});

describe('a diag socket', () => {
  it('is told the errno by the kernel and answers the next request as if nothing had been', async () => {
    const socket = new DiagSocket(await loadSystemCalls());
    const failure = await socket.dump([askForNoProtocol]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DumpRefused);
    await listenOn('127.0.0.1');
    const { dump } = await socket.dump([askForListeners]);
    expect(dump.tally[10]).toBeGreaterThanOrEqual(1);
    socket.close();
  });

  it('is replaced after a failed dump, so that what was left of it is not taken for an answer', async () => {
    const calls = await loadSystemCalls();
    let sabotage = true;
    const socket = new DiagSocket({
      ...calls,
      receive: (fd, room) => (sabotage ? Promise.reject(new Error('EINTR')) : calls.receive(fd, room)),
    });
    await expect(socket.dump([askForListeners])).rejects.toThrow('EINTR');
    sabotage = false;
    await listenOn('127.0.0.1');
    expect((await socket.dump([askForListeners])).dump.tally[10]).toBeGreaterThanOrEqual(1);
    socket.close();
  });

  it('does not trust an answer to a request that was not the last', async () => {
    const socket = new DiagSocket(await loadSystemCalls());
    const askWithOldNumber = (sequence: number) => encodeCompatRequest(sequence + 41, LISTEN_MASK);
    await expect(socket.dump([askWithOldNumber])).rejects.toThrow('not the one sent');
    socket.close();
  });

  it('does not trust a message that did not arrive whole', async () => {
    const calls = await loadSystemCalls();
    await listenOn('127.0.0.1');
    const socket = new DiagSocket({
      ...calls,
      receive: async (fd, room) =>
        (await calls.receive(fd, room)).map((datagram) => datagram.subarray(0, -1)),
    });
    await expect(socket.dump([askForListeners])).rejects.toThrow('longer than what arrived');
    socket.close();
  });

  it('does not keep descriptors, neither after a dump nor after a failure', async () => {
    const calls = await loadSystemCalls();
    const open = new Set<number>();
    const socket = new DiagSocket({
      ...calls,
      socket(domain, type, protocol) {
        const fd = calls.socket(domain, type, protocol);
        open.add(fd);
        return fd;
      },
      close(fd) {
        calls.close(fd);
        open.delete(fd);
      },
    });
    for (let turn = 0; turn < 3; turn += 1) {
      await socket.dump([askForListeners]);
      await expect(socket.dump([askForNoProtocol])).rejects.toThrow('refused');
      expect(open.size).toBe(0);
    }
    await socket.dump([askForListeners]);
    expect(open.size).toBe(1);
    socket.close();
    socket.close();
    expect(open.size).toBe(0);
  });
});
