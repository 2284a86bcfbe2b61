import { ADDRESS_FAMILIES, encodeCompatRequest, encodeFamilyRequest } from '@finwait/tcp';

/** Which form of request the kernel is asked with: one for both address families, or one for each. */
export type RequestForm = 'compat' | 'family';

/** Makes one request of a dump. */
export type EncodeRequest = (sequence: number) => Uint8Array;

/** The requests that dump all sockets in the states of a mask; `extensions` are bits that ask for more of each socket. */
export function encodeRequests(form: RequestForm, stateMask: number, extensions = 0): EncodeRequest[] {
  if (form === 'compat') return [(sequence) => encodeCompatRequest(sequence, stateMask, extensions)];
  return Object.values(ADDRESS_FAMILIES).map(
    (family) => (sequence) => encodeFamilyRequest(sequence, stateMask, family, extensions),
  );
}
