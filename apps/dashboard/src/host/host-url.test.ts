import { STATE_NAMES, type State } from '@finwait/tcp';
import fc from 'fast-check';
import {
  DEFAULT_STATES,
  parseHostView,
  PRESET_NAMES,
  toHostAddress,
  toHostSearch,
  type HostView,
} from './host-url';

const read = (search: string) => parseHostView(new URLSearchParams(search));

const views: fc.Arbitrary<HostView> = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/),
  range: fc.oneof(
    fc.constantFrom(...PRESET_NAMES),
    fc
      .tuple(fc.nat(1e12), fc.integer({ min: 1, max: 1e9 }))
      .map(([from, length]) => ({ from, to: from + length })),
  ),
  inspected: fc.constantFrom(...STATE_NAMES),
  by: fc.constantFrom('process' as const, 'peer' as const, 'port' as const),
  states: fc.subarray([...STATE_NAMES] as State[]),
  layout: fc.constantFrom('lines' as const, 'stack' as const),
  scale: fc.constantFrom('linear', 'log'),
});

describe('the address of the host page', () => {
  it('reads back the view it was written from', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(read(toHostSearch(view))).toEqual(view);
      }),
    );
  });

  it('holds only the name while nobody has changed anything', () => {
    expect(
      toHostSearch({
        name: 'web-01',
        range: '1h',
        states: DEFAULT_STATES,
        layout: 'lines',
        scale: 'log',
        inspected: 'CLOSE_WAIT',
        by: 'process',
      }),
    ).toBe('?name=web-01');
  });

  it('draws neither LISTEN nor CLOSED until someone asks for them', () => {
    expect(read('name=web-01').states).toEqual(
      STATE_NAMES.filter((state) => state !== 'LISTEN' && state !== 'CLOSED'),
    );
  });

  it('reads what makes no sense as if nobody had changed it', () => {
    expect(read('name=a&range=3y&states=NONSENSE&scale=round&from=9&to=3')).toEqual({
      name: 'a',
      range: '1h',
      states: DEFAULT_STATES,
      scale: 'log',
      layout: 'lines',
      inspected: 'CLOSE_WAIT',
      by: 'process',
    });
  });

  it('escapes a name', () => {
    expect(toHostAddress('a&b')).toBe('/host/?name=a%26b');
  });
});
