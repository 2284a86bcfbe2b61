import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMachineId } from './machine-id.js';
import { createScratchDir } from './testing/scratch-dir.js';

const SYSTEM_ID = '0123456789abcdef0123456789abcdef';

function writeId(text: string): string {
  const path = join(createScratchDir(), 'machine-id');
  writeFileSync(path, text);
  return path;
}

describe('the machine id', () => {
  it('stays the same for one machine, does not show its own id, and differs from machine to machine', async () => {
    const [file, other] = [writeId(`${SYSTEM_ID}\n`), writeId('f'.repeat(32))];
    const id = await readMachineId(createScratchDir(), file);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(id).not.toContain(SYSTEM_ID);
    expect(await readMachineId(createScratchDir(), file)).toBe(id);
    expect(await readMachineId(createScratchDir(), other)).not.toBe(id);
  });

  it.each(['', 'uninitialized\n', SYSTEM_ID.slice(1)])(
    'is a random one kept in the state folder when the system has %j',
    async (text) => {
      const stateDir = createScratchDir();
      const file = writeId(text);
      const id = await readMachineId(stateDir, file);
      expect(await readMachineId(stateDir, file)).toBe(id);
      expect(await readMachineId(createScratchDir(), file)).not.toBe(id);
    },
  );

  it('is a random one when the system has none', async () => {
    const id = await readMachineId(createScratchDir(), '/nowhere/machine-id');
    expect(id).toMatch(/^[0-9a-f]{64}$/);
  });
});
