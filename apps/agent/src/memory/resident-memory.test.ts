import { ResidentMemory } from './resident-memory.js';

const MOST_BYTES = 1_000;

function createMemory() {
  const seen = { now: 5, releases: 0 };
  const release = (): Promise<void> => {
    seen.releases += 1;
    return Promise.resolve();
  };
  const memory = new ResidentMemory({ pages: { release }, mostBytes: MOST_BYTES, now: () => seen.now });
  return { memory, seen };
}

describe('the resident memory', () => {
  it('is left alone while it is small', async () => {
    const { memory, seen } = createMemory();
    await memory.note(MOST_BYTES);
    expect(seen.releases).toBe(0);
  });

  it('gives back the pages of the program when it has grown, and again after ten seconds', async () => {
    const { memory, seen } = createMemory();
    await memory.note(MOST_BYTES + 1);
    seen.now += 9_999;
    await memory.note(MOST_BYTES + 1);
    expect(seen.releases).toBe(1);
    seen.now += 1;
    await memory.note(MOST_BYTES + 1);
    expect(seen.releases).toBe(2);
  });

  it('is taken as it is where pages cannot be released', async () => {
    const memory = new ResidentMemory({ pages: null, mostBytes: MOST_BYTES });
    await expect(memory.note(MOST_BYTES + 1)).resolves.toBeUndefined();
  });
});
