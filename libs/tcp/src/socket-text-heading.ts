import type { ListingScope } from './parsed-socket-text.js';
import type { SocketTextDialect } from './socket-text-row.js';

/** A line that names columns, a section or the command, and tells of no socket. */
export interface SocketHeading {
  readonly pattern: RegExp;
  readonly dialect?: SocketTextDialect;
  /** What the lines below are about; a heading without it leaves that as it was. */
  readonly section?: 'tcp' | 'otherProtocol';
  /** False when `ss` was asked for one state and shows no column for it. */
  readonly hasStateColumn?: boolean;
}

/**
 * Sources: the programs themselves (net-tools 2.10 with its catalogues, iproute2 6.1, busybox 1.35); public captures of
 * the others, listed in fixtures/netstat/README.md.
 */
const HEADINGS: readonly SocketHeading[] = [
  { pattern: /^Netid State Recv-Q\b/, dialect: 'ss', section: 'tcp', hasStateColumn: true },
  { pattern: /^State Recv-Q Send-Q Local/, dialect: 'ss', section: 'tcp', hasStateColumn: true },
  { pattern: /^(?:Netid )?Recv-Q Send-Q Local/, dialect: 'ss', section: 'tcp', hasStateColumn: false },
  { pattern: /^(?:Tcpcb|Socket|PCB\/ADDR|PCB) .*\bProto\b/, dialect: 'bsd-netstat', section: 'tcp' },
  { pattern: /^Proto .*(?:\(state\)|TCP-State)/, dialect: 'bsd-netstat', section: 'tcp' },
  { pattern: /^Proto RefCnt\b/, dialect: 'linux-netstat', section: 'otherProtocol' },
  { pattern: /^Proto Recv-Q\b.*\sState\b/, dialect: 'linux-netstat', section: 'tcp' },
  {
    pattern: /^Proto (?:Local Address|Lokale Adresse|Adresse locale|Dirección local)\s/,
    dialect: 'windows-netstat',
    section: 'tcp',
  },
  { pattern: /^(?:协议|協定|プロトコル)\s/, dialect: 'windows-netstat', section: 'tcp' },
  { pattern: /^(?:Proto|Protocolo) \S+ \S/ },
  { pattern: /^Active Connections$/, dialect: 'windows-netstat', section: 'tcp' },
  {
    pattern:
      /^(?:Aktive Verbindungen|Connexions actives|Conexiones activas|活动连接|使用中連線|アクティブな接続)$/,
    dialect: 'windows-netstat',
    section: 'tcp',
  },
  { pattern: /^Active Internet connections\b/, section: 'tcp' },
  {
    pattern:
      /^(?:Aktive Internetverbindungen|Connexions Internet actives|Connexions actives d'Internet|Conexiones activas de Internet|Conexões Internet Ativas|Aktivní Internetová spojení|Aktiva internetanslutningar|稼働中のインターネット接続|激活Internet连接)/,
    dialect: 'linux-netstat',
    section: 'tcp',
  },
  { pattern: /^(?:Active|Registered) .*\b(?:connections|sockets|modules)\b/, section: 'otherProtocol' },
  {
    pattern:
      /^(?:Aktive Sockets in der UNIX|Sockets du domaine UNIX|Domain sockets UNIX|Aktivní sokety domény UNIX|稼働中のUNIX|活跃的UNIX|Activar zócalos de dominio UNIX)/,
    section: 'otherProtocol',
  },
  { pattern: /^(?:Address|SADR\/PCB) Type\s/, section: 'otherProtocol' },
  { pattern: /^TCP(?:: IPv[46])?$/, dialect: 'solaris-netstat', section: 'tcp' },
  { pattern: /^(?:UDP|SCTP)(?:: IPv[46])?:?$/, dialect: 'solaris-netstat', section: 'otherProtocol' },
  { pattern: /^Local Address Remote Address\b/, dialect: 'solaris-netstat' },
  { pattern: /^[-–]{2,}(?: [-–]+)*$/ },
  { pattern: /^\(.*geteuid\(\)=/ },
  { pattern: /^\(Not all processes could be identified/ },
  { pattern: /^will not be shown, you would have to be root/ },
  { pattern: /^byl superuživatelem\)$/ },
  { pattern: /[>$#%]\s*(?:sudo )?(?:busybox )?(?:netstat|ss)(?:\.exe)?(?: -.*)?$/i },
  /** What `awk '{print $6}' | sort | uniq -c` makes of the headings above. */
  { pattern: /^\d+ (?:established\)|servers\)|Foreign|Address|State|Local|Recv-Q)$/ },
];

/**
 * What a heading says is listed. Source: netstat.c of net-tools and busybox, inet.c of the BSDs; the translations are
 * those of net-tools' catalogues.
 */
const SCOPES: readonly (readonly [pattern: RegExp, scope: ListingScope])[] = [
  [/^Active Internet connections \((?:servers and established|including servers)\)/, 'all'],
  [/^Active Internet connections \(only servers\)/, 'listening'],
  [/^Active Internet connections(?: \(w\/o servers\))?$/, 'connected'],
  [
    /\((?:Server und stehende Verbindungen|serveurs et établies|servidores y establecidos|servidores e estabelecidas|servery a navázaná spojení|サーバと確立|服务器和已建立连接的)\)$/,
    'all',
  ],
];

/** What a heading of internet sockets, its words parted by one blank each, says is listed; `null` where it does not. */
export function findScope(line: string): ListingScope | null {
  return SCOPES.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

/** The heading that a line is, its words parted by one blank each, or `null`. */
export function findHeading(line: string): SocketHeading | null {
  return HEADINGS.find((heading) => heading.pattern.test(line)) ?? null;
}
