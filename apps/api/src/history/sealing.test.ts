import { MemoryStore } from '../testing/memory-store.js';
import { DEFAULT_POLICY } from './retention/retention-policy.js';
import { Sealing } from './sealing.js';

/** A store whose disk has no room for chunks. */
class CrampedStore extends MemoryStore {
  readonly retained = Promise.withResolvers<void>();

  override seal(): Promise<never> {
    return Promise.reject(new Error('database or disk is full'));
  }

  override retain(...[policy, now]: Parameters<MemoryStore['retain']>) {
    this.retained.resolve();
    return super.retain(policy, now);
  }
}

describe('Sealing', () => {
  it('removes what is too old where sealing fails, which may give it room', async () => {
    const store = new CrampedStore();
    const sealing = new Sealing(store, { retention: DEFAULT_POLICY });
    sealing.onApplicationBootstrap();
    await expect(store.retained.promise).resolves.toBeUndefined();
    sealing.onModuleDestroy();
  });
});
