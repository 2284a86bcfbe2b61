import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDir } from '../testing/scratch-dir.js';
import { readDemoState, writeDemoState, type DemoState } from './demo-file.js';

const STATE: DemoState = {
  anchorAt: 5_000,
  hosts: 1,
  days: 7,
  filled: { from: 1_000, to: 2_000 },
  credentials: { 'web-01': 'secret' },
};

describe('the file of a simulated fleet', () => {
  it('keeps what is written, for its owner alone', async () => {
    const path = join(createScratchDir(), 'fleet.json');
    await expect(readDemoState(path)).resolves.toBeNull();
    await writeDemoState(path, STATE);
    await expect(readDemoState(path)).resolves.toEqual(STATE);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{"anchorAt":1}', JSON.stringify({ ...STATE, credentials: { a: 1 } }), '[]'])(
    'is not taken for one when it holds %j',
    async (text) => {
      const path = join(createScratchDir(), 'fleet.json');
      writeFileSync(path, text);
      await expect(readDemoState(path)).rejects.toThrow('remove its folder');
    },
  );
});
