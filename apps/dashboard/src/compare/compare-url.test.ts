import { STATE_NAMES } from '@finwait/tcp';
import fc from 'fast-check';
import { PRESET_NAMES } from '../host/host-url';
import { parseCompareView, toCompareSearch, type CompareView } from './compare-url';

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
const views: fc.Arbitrary<CompareView> = fc.record({
  hosts: fc.uniqueArray(name, { maxLength: 6 }),
  state: fc.constantFrom(...STATE_NAMES),
  range: fc.constantFrom(...PRESET_NAMES),
  scale: fc.constantFrom('linear' as const, 'log' as const),
  against: fc.subarray(['day', 'week', 'tag'] as const),
  tag: fc.constantFrom('', 'role:web', 'env:prod'),
});

describe('the address of the compare page', () => {
  it('reads back the view it was written from', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(parseCompareView(new URLSearchParams(toCompareSearch(view)))).toEqual(view);
      }),
    );
  });

  it('takes six hosts at most, each once', () => {
    const { hosts } = parseCompareView(new URLSearchParams('hosts=a,b,a,c,d,e,f,g'));
    expect(hosts).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});
