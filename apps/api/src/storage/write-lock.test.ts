import { WriteLock } from './write-lock.js';

describe('WriteLock', () => {
  it('lets one holder through at a time, in the order of asking', async () => {
    const lock = new WriteLock();
    const events: string[] = [];
    const work = (name: string) =>
      lock.run(async () => {
        events.push(`${name} begins`);
        await new Promise(setImmediate);
        events.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b'), work('c')]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('goes on after work that throws', async () => {
    const lock = new WriteLock();
    await expect(lock.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lock.run(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
