import fc from 'fast-check';
import {
  CHAIN_START,
  findChainBreak,
  toChained,
  type AuditFields,
  type ChainedEntry,
} from './audit-chain.js';

const fields: fc.Arbitrary<AuditFields> = fc.record({
  at: fc.nat(),
  actor: fc.string(),
  action: fc.constantFrom('sign_in', 'user_create'),
  target: fc.option(fc.string()),
  outcome: fc.constantFrom('done', 'refused'),
  address: fc.option(fc.string()),
  detail: fc.constantFrom('{}', '{"role":"viewer"}'),
});

function toChain(all: readonly AuditFields[]): ChainedEntry[] {
  const chain: ChainedEntry[] = [];
  for (const one of all) chain.push(toChained(chain.at(-1) ?? CHAIN_START, one));
  return chain;
}

const chains = fc.array(fields, { minLength: 1, maxLength: 12 }).map(toChain);

describe('findChainBreak', () => {
  it('finds nothing wrong with a chain that only grew', () => {
    fc.assert(fc.property(chains, (chain) => expect(findChainBreak(chain)).toBeUndefined()));
  });

  it('finds the entry that says something else than it did', () => {
    const named = ['at', 'actor', 'action', 'target', 'outcome', 'address', 'detail'] as const;
    fc.assert(
      fc.property(chains, fc.nat(), fc.constantFrom(...named), (chain, pick, name) => {
        const at = pick % chain.length;
        const altered = chain.map((entry, index) =>
          index === at ? { ...entry, [name]: name === 'at' ? entry.at + 1 : `${entry[name]} ` } : entry,
        );
        expect(findChainBreak(altered)).toEqual({ id: at + 1, cause: 'altered' });
      }),
    );
  });

  it('finds the place of an entry that is no more', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, pick) => {
        const at = pick % chain.length;
        const left = chain.filter((_, index) => index !== at);
        const expected = at === chain.length - 1 ? undefined : { id: at + 1, cause: 'missing' };
        expect(findChainBreak(left)).toEqual(expected);
      }),
    );
  });

  it('finds a chain of which a part was written anew', () => {
    const [first, second, third] = toChain([1, 2, 3].map((at) => ({ ...oneEntry, at })));
    if (!first || !second || !third) throw new Error('three entries make three');
    const forged = toChained(first, { ...second, actor: 'user:somebody-else' });
    expect(findChainBreak([first, forged, third])).toEqual({ id: 3, cause: 'unlinked' });
  });
});

const oneEntry: AuditFields = {
  at: 0,
  actor: 'user:ann',
  action: 'sign_in',
  target: null,
  outcome: 'done',
  address: '::1',
  detail: '{}',
};
