/** The IP version of a socket. */
export type Family = 4 | 6;

export const ADDRESS_FAMILY: Readonly<Record<Family, number>> = { 4: 2, 6: 10 };

/** sizeof(struct sockaddr_in), sizeof(struct sockaddr_in6). */
export const ADDRESS_BYTES: Readonly<Record<Family, number>> = { 4: 16, 6: 28 };

const PORT_OFFSET = 2;

/** 127.0.0.1 or ::1 as the kernel's sockaddr; port 0 lets bind() choose. */
export function loopbackAddress(family: Family, port: number): Uint8Array {
  const bytes = new Uint8Array(ADDRESS_BYTES[family]);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, ADDRESS_FAMILY[family], true);
  view.setUint16(PORT_OFFSET, port);
  if (family === 4) bytes.set([127, 0, 0, 1], 4);
  else bytes[23] = 1;
  return bytes;
}

export function decodePort(address: Uint8Array): number {
  return new DataView(address.buffer, address.byteOffset).getUint16(PORT_OFFSET);
}
