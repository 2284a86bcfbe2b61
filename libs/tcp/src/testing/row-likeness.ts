import { toSpelledState } from '../socket-text-state.js';
import type { State } from '../state.js';

/** An address with its port, as any of the programs writes it. */
const ADDRESS = /^\S+[.:](?:\d{1,5}|\*|[A-Za-z][\w+-]*)$/;
const LINE_START =
  /^\s*(?:[0-9a-f]{7,16}\s+(?:[0-9a-f]{1,8}\s+)?)?(?:tcp(?:4|6|46|64)?\s|[A-Z][A-Z0-9_-]+\s+\d+\s+\d+\s|\S+\.\S+\s+\S+\.\S+\s+\d)/i;

/**
 * What every row of a TCP socket has, said without the parser: a protocol, a state or an address at its start, two
 * addresses side by side, and words. A text without a line like that holds no socket.
 */
export function isLikeRow(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const hasAddresses = words.some((word, at) => ADDRESS.test(word) && ADDRESS.test(words[at + 1] ?? ''));
  return hasAddresses && LINE_START.test(line);
}

/** Whether a word of the text, or two side by side, spells the state; Windows says LISTEN by a peer of port 0, too. */
export function spellsState(text: string, state: State): boolean {
  const words = text.trim().split(/\s+/);
  if (state === 'LISTEN' && words.some((word) => word.endsWith(':0'))) return true;
  return words.some(
    (word, at) =>
      toSpelledState(word) === state || toSpelledState(`${word}_${words[at + 1] ?? ''}`) === state,
  );
}

/** Words of which listings are made, and some that only look so. */
export const LISTING_WORDS: readonly string[] = (
  'tcp tcp4 tcp6 tcp46 TCP udp UDP udp6 unix u_str sctp4 raw tcpx 0 1 128 -1 4294967295 12345678901 f1000f00055bcbc0 ' +
  '127.0.0.1:22 0.0.0.0:* [::]:22 :::80 *:* 10.0.0.1.22 *.* *.22 fe80::1%lo0.631 [fe80::1%12]:445 localhost:ssh PC-7:https ' +
  'LISTEN LISTENING ESTAB ESTABLISHED TIME_WAIT TIME-WAIT CLOSE_WAIT SYN_SENT FIN_WAIT_2 LAST ACK UNCONN IDLE CLOSED ' +
  'ABHÖREN WARTEND ABH�REN UNKNOWN FROZEN - 1052 284/sshd users:(("sshd",pid=1,fd=3)) off (0.00/0/0) (state) Proto ' +
  'Recv-Q Send-Q State Netid Active Internet connections 協定 ���� TCP: IPv4 \u00A0'
).split(' ');
