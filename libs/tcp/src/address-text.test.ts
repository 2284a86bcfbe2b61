import fc from 'fast-check';
import { toAddressText, toEndpointText } from './address-text.js';

const toText = (bytes: readonly number[], family: number) =>
  toAddressText(new DataView(new Uint8Array(bytes).buffer), 0, family);
const fromGroups = (groups: readonly number[]) => groups.flatMap((group) => [group >> 8, group & 0xff]);

describe('an address', () => {
  it.each([
    [[0x2001, 0xdb8, 0, 0, 0, 0, 0, 1], '2001:db8::1'],
    [[0, 0, 0, 0, 0, 0, 0, 0], '::'],
    [[0, 0, 0, 0, 0, 0, 0, 1], '::1'],
    [[0x2001, 0, 0, 1, 0, 0, 0, 1], '2001:0:0:1::1'],
    [[0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], '2001:db8:0:1:1:1:1:1'],
    [[0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201], '::ffff:192.0.2.1'],
    [[0xfe80, 0, 0, 0, 0, 0, 0, 0], 'fe80::'],
  ])('of IPv6 is written in the shortest form', (groups, text) => {
    expect(toText(fromGroups(groups), 10)).toBe(text);
  });

  it('of IPv4 is dotted, and stands bare before its port', () => {
    expect(toText([192, 0, 2, 255], 2)).toBe('192.0.2.255');
    expect(toEndpointText('192.0.2.255', 80)).toBe('192.0.2.255:80');
    expect(toEndpointText('::1', 80)).toBe('[::1]:80');
  });

  it('of IPv6 is the one a URL parser writes, whatever it is', () => {
    const group = fc.oneof(fc.constant(0), fc.nat({ max: 0xffff }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const text = toText(fromGroups(groups), 10);
        const full = groups.map((part) => part.toString(16)).join(':');
        expect(new URL(`http://[${text}]`).host).toBe(new URL(`http://[${full}]`).host);
        if (!text.includes('.')) expect(`[${text}]`).toBe(new URL(`http://[${full}]`).host);
      }),
    );
  });
});
