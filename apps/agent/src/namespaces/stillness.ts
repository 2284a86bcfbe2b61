/**
 * What of a namespace's counters stands still while no socket in it changes its state, as one text to compare: sockets
 * in use and lingering, and everything that TCP counts. `null` when one of the files could not be read: that proves
 * nothing. Sockets that are only bound, and handshakes that time out, move no counter.
 * Source: net/ipv4/proc.c, net/ipv6/proc.c.
 */
export function toStillness(files: { sockstat: string; sockstat6: string; snmp: string }): string | null {
  const [, inUse, lingering] = /^TCP: inuse (\d+) .*\btw (\d+)/m.exec(files.sockstat) ?? [];
  const tcp = /^Tcp: (\d.*)$/m.exec(files.snmp)?.[1];
  if (inUse === undefined || tcp === undefined) return null;
  const inUse6 = /^TCP6: inuse (\d+)/m.exec(files.sockstat6)?.[1] ?? 'none';
  return `${inUse} ${inUse6} ${lingering} ${tcp}`;
}
