import { connect, type Socket } from 'node:net';
import { userInfo } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { toColumnIndex, type Listener } from '@finwait/tcp';
import { listenUnattended } from '../testing/unattended-listener.js';
import type { RequestForm } from './diag-request.js';
import { readListeners } from './listeners.js';
import { NetlinkSource } from './netlink.js';
import type { Reading } from './source.js';

const FORMS: readonly RequestForm[] = ['compat', 'family'];
const BACKLOG = 2;
/** A queue takes one more than its limit. */
const FULL = BACKLOG + 1;

const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

function connectMany(port: number, count: number): void {
  for (let index = 0; index < count; index += 1) clients.push(connect(port, '127.0.0.1'));
}

async function readUntil(source: NetlinkSource, holds: (reading: Reading) => boolean): Promise<Reading> {
  for (;;) {
    const reading = await source.read();
    if (holds(reading)) return reading;
    await setImmediate();
  }
}

describe.each(FORMS)('the listeners read in the %s form', (form) => {
  it('have the queue, the limit and the drops of a program that does not accept', async () => {
    const inode = await listenUnattended(BACKLOG);
    const source = await NetlinkSource.open({ form });
    const find = ({ listeners }: Reading) => listeners?.find((listener) => listener.inode === inode);
    const before = find(await source.read());
    expect(before).toMatchObject({
      address: '0.0.0.0',
      queue: 0,
      limit: BACKLOG,
      drops: 0,
      uid: userInfo().uid,
    });
    connectMany(before?.port ?? 0, FULL + 2);
    const full = await readUntil(source, (reading) => (find(reading)?.drops ?? 0) > 0);
    expect(find(full)).toMatchObject({ ...before, queue: FULL, drops: expect.any(Number) as number });
    expect(full.values[toColumnIndex('fullestAcceptQueue')]).toBeGreaterThanOrEqual(150);
    source.close();
  });
});

describe('reading listeners', () => {
  it('asks again when the kernel says that it may have missed some, once', async () => {
    const answers = [true, false];
    expect(await readListeners(() => Promise.resolve(answers.shift() === true))).toEqual([]);
    expect(await readListeners(() => Promise.resolve(true))).toBeNull();
  });

  it('knows nothing, rather than none, where the kernel does not answer', async () => {
    const listeners: readonly Listener[] | null = await readListeners(() =>
      Promise.reject(new Error('EAGAIN')),
    );
    expect(listeners).toBeNull();
  });
});
