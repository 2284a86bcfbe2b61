import type { State } from './state.js';

/** How one family of programs spells the states, upper case, with `_` between words. */
interface SpellingTable {
  /** Where the spellings were seen. */
  readonly source: string;
  readonly spellings: Readonly<Record<string, State>>;
}

const SPELLING_TABLES: readonly SpellingTable[] = [
  {
    source: 'net-tools netstat.c; busybox networking/netstat.c',
    spellings: {
      LISTEN: 'LISTEN',
      SYN_SENT: 'SYN_SENT',
      SYN_RECV: 'SYN_RECV',
      ESTABLISHED: 'ESTABLISHED',
      FIN_WAIT1: 'FIN_WAIT1',
      FIN_WAIT2: 'FIN_WAIT2',
      CLOSE_WAIT: 'CLOSE_WAIT',
      LAST_ACK: 'LAST_ACK',
      CLOSING: 'CLOSING',
      TIME_WAIT: 'TIME_WAIT',
      CLOSE: 'CLOSED',
      NEW_SYN_RECV: 'SYN_RECV',
    },
  },
  {
    source: 'iproute2 misc/ss.c',
    spellings: { ESTAB: 'ESTABLISHED', UNCONN: 'CLOSED', FIN_WAIT_1: 'FIN_WAIT1', FIN_WAIT_2: 'FIN_WAIT2' },
  },
  {
    source: 'tcpstates[] in netinet/tcp_fsm.h of the BSDs; AIX 7.3 prints the same',
    spellings: { CLOSED: 'CLOSED', SYN_RCVD: 'SYN_RECV' },
  },
  {
    source:
      'illumos usr/src/cmd/cmd-inet/usr.bin/netstat: no connection yet (IDLE), an address but no listener (BOUND)',
    spellings: { IDLE: 'CLOSED', BOUND: 'CLOSED' },
  },
  {
    source:
      'Windows, English: netstat page of learn.microsoft.com (with its SYN_SEND and TIMED_WAIT); DELETE_TCB in MIB_TCP_STATE',
    spellings: {
      LISTENING: 'LISTEN',
      SYN_SEND: 'SYN_SENT',
      SYN_RECEIVED: 'SYN_RECV',
      TIMED_WAIT: 'TIME_WAIT',
      DELETE_TCB: 'CLOSED',
    },
  },
  {
    source:
      'Windows, German: Checkmk cmk/plugins/tcp/agent_based/win_netstat.py; SCHLIESSEND and ZULETZT_ACK in its agents/wnx/tests/regression/test_section_plugin_group.py',
    spellings: {
      ABHÖREN: 'LISTEN',
      HERGESTELLT: 'ESTABLISHED',
      WARTEND: 'TIME_WAIT',
      SCHLIESSEN_WARTEN: 'CLOSE_WAIT',
      SYN_GESENDET: 'SYN_SENT',
      SYN_EMPFANGEN: 'SYN_RECV',
      FIN_WARTEN_1: 'FIN_WAIT1',
      FIN_WARTEN_2: 'FIN_WAIT2',
      SCHLIESSEND: 'CLOSING',
      ZULETZT_ACK: 'LAST_ACK',
    },
  },
  {
    source:
      'net-tools po/de.po, cs.po, pt_BR.po, sv.po, ca.po (fr, ja, et and ka keep the English states); Spanish: Ubuntu language pack, as in its forum posts',
    spellings: {
      VERBUNDEN: 'ESTABLISHED',
      NASLOUCHÁ: 'LISTEN',
      SPOJENO: 'ESTABLISHED',
      POSLEDNÍ_ACK: 'LAST_ACK',
      ZAVŘEN: 'CLOSED',
      ZAVÍRÁ: 'CLOSING',
      OUÇA: 'LISTEN',
      ESTABELECIDA: 'ESTABLISHED',
      SYN_ENVIADO: 'SYN_SENT',
      SYN_RECEBIDO: 'SYN_RECV',
      ESPERA_FIN1: 'FIN_WAIT1',
      ESPERA_FIN2: 'FIN_WAIT2',
      ESPERANDO_FECHAR: 'CLOSE_WAIT',
      ÚLTIMO_ACK: 'LAST_ACK',
      FECHAR: 'CLOSED',
      FECHANDO: 'CLOSING',
      LYSSNAR: 'LISTEN',
      ETABLERAD: 'ESTABLISHED',
      STÄNG: 'CLOSED',
      STÄNG_VÄNTA: 'CLOSE_WAIT',
      STÄNGER: 'CLOSING',
      ESCOLTA: 'LISTEN',
      ESTABLERT: 'ESTABLISHED',
      SYNSENT: 'SYN_SENT',
      SYNRECV: 'SYN_RECV',
      FINWAIT1: 'FIN_WAIT1',
      FINWAIT2: 'FIN_WAIT2',
      TEMPS: 'TIME_WAIT',
      TANCA: 'CLOSED',
      CLOSEWAIT: 'CLOSE_WAIT',
      LASTACK: 'LAST_ACK',
      TANCAMENT: 'CLOSING',
      ESCUCHAR: 'LISTEN',
      ESTABLECIDO: 'ESTABLISHED',
    },
  },
];

const STATE_BY_SPELLING: ReadonlyMap<string, State> = new Map(
  SPELLING_TABLES.flatMap((table) => Object.entries(table.spellings)),
);

/**
 * ABHÖREN in the wrong code page: `ABH™REN` (a German lesson's capture), `ABHREN` (Checkmk's Windows XP capture),
 * `ABH.REN` (what Checkmk's tests accept), and two characters for one that was UTF-8.
 */
const DAMAGED_LISTEN = /^ABH.{0,3}REN$/u;

/**
 * The state that a program's word stands for, or `null` for a word no table knows (a socket in it is counted as unknown).
 * `-` and `_` are the same, so is upper and lower case. Source: the tables above, each with its own.
 */
export function toSpelledState(word: string): State | null {
  const exact = STATE_BY_SPELLING.get(word);
  if (exact !== undefined) return exact;
  const plain = word.normalize('NFC').toUpperCase().replaceAll('-', '_');
  return STATE_BY_SPELLING.get(plain) ?? (DAMAGED_LISTEN.test(plain) ? 'LISTEN' : null);
}
