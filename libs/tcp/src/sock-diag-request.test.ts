import fc from 'fast-check';
import {
  ADDRESS_FAMILIES,
  ALL_STATES_MASK,
  BOUND_INACTIVE_MASK,
  TCP_INFO_EXTENSION,
  encodeCompatRequest,
  encodeFamilyRequest,
} from './sock-diag-request.js';
import { STATES } from './state.js';

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

describe('a sock_diag request', () => {
  it('for both families is a TCPDIAG_GETSOCK message of 76 bytes with the states at 68', () => {
    const header = '4c000000' + '1200' + '0103' + '07000000' + '00000000';
    const request = '00'.repeat(52) + 'fe3f0000' + '00000000';
    expect(toHex(encodeCompatRequest(7, ALL_STATES_MASK))).toBe(header + request);
  });

  it('asks for tcp_info by a bit at 19, and for one family at 18', () => {
    const plain = encodeCompatRequest(7, ALL_STATES_MASK);
    const asking = encodeCompatRequest(7, ALL_STATES_MASK, TCP_INFO_EXTENSION);
    plain[19] = 2;
    expect(asking).toEqual(plain);
    const family = encodeFamilyRequest(7, ALL_STATES_MASK, ADDRESS_FAMILIES.inet);
    family[18] = 2;
    expect(encodeFamilyRequest(7, ALL_STATES_MASK, ADDRESS_FAMILIES.inet, TCP_INFO_EXTENSION)).toEqual(
      family,
    );
  });

  it('for one family is a SOCK_DIAG_BY_FAMILY message of 72 bytes with the states at 20', () => {
    const header = '48000000' + '1400' + '0103' + 'ffffffff' + '00000000';
    const request = '0a060000' + '00040000' + '00'.repeat(48);
    expect(toHex(encodeFamilyRequest(0xffffffff, 1 << 10, ADDRESS_FAMILIES.inet6))).toBe(header + request);
  });

  it('for all states asks for every number the kernel has, 12 and 13 included', () => {
    for (const { kernelNumber } of STATES) expect(ALL_STATES_MASK & (1 << kernelNumber)).not.toBe(0);
    expect(ALL_STATES_MASK & (1 << 12)).not.toBe(0);
    expect(ALL_STATES_MASK & BOUND_INACTIVE_MASK).toBe(BOUND_INACTIVE_MASK);
    expect(ALL_STATES_MASK & 1).toBe(0);
  });

  it('says its own length and sequence number, whatever they are', () => {
    const uint32 = fc.nat({ max: 0xffffffff });
    fc.assert(
      fc.property(uint32, uint32, fc.constantFrom(2, 10), (sequence, mask, family) => {
        for (const bytes of [
          encodeCompatRequest(sequence, mask),
          encodeFamilyRequest(sequence, mask, family),
        ]) {
          const view = new DataView(bytes.buffer);
          expect(view.getUint32(0, true)).toBe(bytes.length);
          expect(view.getUint32(8, true)).toBe(sequence);
        }
      }),
    );
  });
});
