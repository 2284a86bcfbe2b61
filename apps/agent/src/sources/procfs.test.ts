import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_FLAGS, STATE_NAMES } from '@finwait/tcp';
import { createProcRoot } from '../testing/proc-root.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { readNamed } from '../testing/named-values.js';
import { ProcfsSource } from './procfs.js';

const SITUATION = 'linux-6.18-all-states';
const FILES = ['tcp', 'tcp6', 'snmp', 'netstat', 'sockstat'];

describe('the procfs source', () => {
  it('reads the states of both families and the counters beside them', async () => {
    const figures = await readNamed(new ProcfsSource(createProcRoot(SITUATION, FILES)));
    expect(figures).toEqual({
      states: {
        LISTEN: 6,
        SYN_SENT: 1,
        SYN_RECV: 1,
        ESTABLISHED: 16,
        FIN_WAIT1: 1,
        FIN_WAIT2: 4,
        CLOSE_WAIT: 2,
        LAST_ACK: 1,
        CLOSING: 1,
        TIME_WAIT: 2,
        CLOSED: null,
      },
      unknown: 0,
      gauges: { orphans: 0, socketMemoryPages: 234, fullestAcceptQueue: null },
      counters: {
        activeOpens: 16,
        passiveOpens: 14,
        attemptFails: 0,
        establishedResets: 0,
        retransmittedSegments: 0,
        sentSegments: 78,
        synRetransmissions: 0,
        closesIntoTimeWait: 3,
        listenOverflows: 1,
        listenDrops: 1,
        timeWaitOverflows: 0,
        synCookiesSent: 0,
        receivedSegments: 78,
        resetsSent: 0,
        embryonicResets: 0,
        retransmissionTimeouts: 0,
        abortsOnTimeout: 0,
        abortsOnData: 0,
        abortsOnClose: 0,
        abortsOnMemory: 0,
        timeWaitReuses: 0,
        synCookiesReceived: 0,
        synQueueCookies: 0,
        synQueueDrops: 0,
      },
    });
  });

  it('says what it is, what it cost, and that nothing moved', async () => {
    const source = new ProcfsSource(createProcRoot(SITUATION, FILES));
    const { source: name, flags, cost } = await source.read();
    expect([name, flags]).toEqual(['procfs', 0]);
    expect(cost.cpuMs).toBeGreaterThan(0);
    expect(cost.rssBytes).toBeGreaterThan(1_000_000);
    expect(flags & SAMPLE_FLAGS.derived).toBe(0);
  });

  it('knows that no accept queue is filled when nothing waits in any', async () => {
    const { gauges } = await readNamed(new ProcfsSource(createProcRoot('linux-6.18-idle', FILES)));
    expect(gauges.fullestAcceptQueue).toBe(0);
  });

  it('reads a host without IPv6', async () => {
    const { states } = await readNamed(new ProcfsSource(createProcRoot(SITUATION, ['tcp'])));
    expect(states.LISTEN).toBe(5);
  });

  it('leaves counters that it cannot read unknown', async () => {
    const { counters, gauges } = await readNamed(new ProcfsSource(createProcRoot(SITUATION, ['tcp'])));
    expect(new Set(Object.values(counters))).toEqual(new Set([null]));
    expect([gauges.orphans, gauges.socketMemoryPages]).toEqual([null, null]);
  });

  it('counts the same however the table falls into pieces', async () => {
    const root = createProcRoot('linux-6.18-slot-10000', ['tcp']);
    const rows = '  13: 0100007F:1B59 0100007F:D7E2 06 00000000:00000000 03:0000175E 00000000 0 0 0 3 0 \n';
    appendFileSync(join(root, 'net/tcp'), rows.repeat(5_000));
    const { states, unknown } = await readNamed(new ProcfsSource(root));
    expect([states.TIME_WAIT, unknown]).toEqual([5_008, 0]);
  });

  it('counts a row that it cannot read as a socket in an unknown state, also one cut off at the end', async () => {
    const root = createProcRoot(SITUATION, ['tcp']);
    appendFileSync(join(root, 'net/tcp'), 'what is this\n  99: 0100007F:1B59 01');
    expect((await readNamed(new ProcfsSource(root))).unknown).toBe(2);
  });

  it('shows a socket that the table does call closed', async () => {
    const root = createProcRoot(SITUATION, ['tcp']);
    const row = '  99: 0100007F:1B59 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 0\n';
    appendFileSync(join(root, 'net/tcp'), row);
    expect((await readNamed(new ProcfsSource(root))).states.CLOSED).toBe(1);
  });

  it('fails with the cause where a table cannot be read', async () => {
    await expect(new ProcfsSource(createScratchDir()).read()).rejects.toThrow('ENOENT');
    const root = createProcRoot(SITUATION, ['tcp', 'tcp6']);
    rmSync(join(root, 'net/tcp6'));
    mkdirSync(join(root, 'net/tcp6'));
    await expect(new ProcfsSource(root).read()).rejects.toThrow('EISDIR');
  });

  it('says that connections moved when a counter did', async () => {
    const root = createProcRoot(SITUATION, FILES);
    const source = new ProcfsSource(root);
    const reading = source.read();
    writeFileSync(join(root, 'net/snmp'), 'Tcp: ActiveOpens\nTcp: 17\n');
    expect((await reading).flags).toBe(SAMPLE_FLAGS.moved);
  });

  it('has a figure for every state in its text', async () => {
    const { states } = await readNamed(new ProcfsSource(createProcRoot(SITUATION, FILES)));
    expect(STATE_NAMES.filter((name) => states[name] === null)).toEqual(['CLOSED']);
  });
});
