const AF_INET6 = 10;
const IPV6_GROUPS = 8;

/**
 * The address of a sock_diag message at `at` as text: dotted for IPv4, shortest form for IPv6 (RFC 5952), an
 * IPv4-mapped one as `::ffff:192.0.2.1`.
 */
export function toAddressText(view: DataView, at: number, family: number): string {
  if (family !== AF_INET6) return toDotted(view, at);
  const groups = Array.from({ length: IPV6_GROUPS }, (_, index) => view.getUint16(at + 2 * index));
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  return isMapped ? `::ffff:${toDotted(view, at + 12)}` : toShortest(groups);
}

/** An address and port as one text: `127.0.0.1:80`, `[::1]:80`. */
export function toEndpointText(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function toDotted(view: DataView, at: number): string {
  const byte = (index: number) => view.getUint8(at + index);
  return `${byte(0)}.${byte(1)}.${byte(2)}.${byte(3)}`;
}

/** `::` stands for the longest run of zeros, the first of equal ones, of two groups or more. Source: RFC 5952 §4.2. */
function toShortest(groups: readonly number[]): string {
  let start = 0;
  let length = 0;
  for (let at = 0; at < groups.length; at += 1) {
    let end = at;
    while (groups[end] === 0) end += 1;
    if (end - at > length) [start, length] = [at, end - at];
  }
  const toText = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (length < 2) return toText(groups);
  return `${toText(groups.slice(0, start))}::${toText(groups.slice(start + length))}`;
}
