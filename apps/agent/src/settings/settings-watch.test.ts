import type { NamespaceSettings } from '@finwait/contracts/protocol';
import { SettingsWatch } from './settings-watch.js';

const toSettings = (finTimeout: number): NamespaceSettings[] => [
  { namespace: 'own', label: null, values: { tcp_fin_timeout: finTimeout } },
];

/** A watch on settings and a clock that a test moves. */
function createRig() {
  const rig = { finTimeout: 60, now: 1_000, told: [] as unknown[], tick: () => {}, isWaiting: false };
  const clock = {
    now: () => rig.now,
    callAfter(delayMs: number, callback: () => void) {
      rig.isWaiting = true;
      rig.tick = () => {
        rig.now += delayMs;
        callback();
      };
      return () => (rig.isWaiting = false);
    },
  };
  const watch = new SettingsWatch(
    {
      read: () => toSettings(rig.finTimeout),
      onChange: (settings, readAt) => rig.told.push({ settings, readAt }),
    },
    clock,
  );
  return { rig, watch };
}

describe('a watch on settings', () => {
  it('tells them at the start, and again a minute after they changed', () => {
    const { rig, watch } = createRig();
    watch.start();
    rig.tick();
    expect(rig.told).toEqual([{ settings: toSettings(60), readAt: 1_000 }]);
    rig.finTimeout = 30;
    rig.tick();
    rig.tick();
    expect(rig.told).toEqual([
      { settings: toSettings(60), readAt: 1_000 },
      { settings: toSettings(30), readAt: 121_000 },
    ]);
  });

  it('reads no more once it is stopped', () => {
    const { rig, watch } = createRig();
    watch.start();
    watch.stop();
    expect(rig.isWaiting).toBe(false);
  });
});
