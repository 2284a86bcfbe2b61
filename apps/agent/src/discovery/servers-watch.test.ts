import { ServersWatch } from './servers-watch.js';

const MINUTE = 60_000;
const nothing = { servers: { servers: [], why: null, omittedHops: 0 }, targets: [] };

/** A watch on a host whose time passes and whose servers change when the test says so. */
function createRig() {
  const rig = { now: 0, seen: 'nginx 1', told: [] as number[], call: (): void => {} };
  const watch = new ServersWatch(
    {
      look: () => rig.seen,
      read: () => Promise.resolve(nothing),
      onRead: (_, readAt) => rig.told.push(readAt),
    },
    {
      now: () => rig.now,
      callAfter: (ms, call) => {
        rig.call = () => {
          rig.now += ms;
          call();
        };
        return () => (rig.call = () => {});
      },
    },
  );
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      rig.call();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { rig, watch, pass };
}

describe('a watch on servers', () => {
  it('asks them at the start, when another one runs, and every hour', async () => {
    const { rig, watch, pass } = createRig();
    await watch.start();
    await pass(2);
    rig.seen = 'nginx 2';
    await pass(1);
    await pass(60);
    expect(rig.told).toEqual([0, 3 * MINUTE, 63 * MINUTE]);
  });

  it('asks no more once it is stopped', async () => {
    const { rig, watch, pass } = createRig();
    await watch.start();
    watch.stop();
    rig.seen = 'nginx 2';
    await pass(70);
    expect(rig.told).toEqual([0]);
  });
});
