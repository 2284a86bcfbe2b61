/** One line of `show stat`: a frontend, a backend as a whole, or a server. `null` where the line has no figure. */
export interface HaproxyStatRow {
  readonly proxy: string;
  /** `FRONTEND`, `BACKEND`, or the name of the server. */
  readonly server: string;
  /** Such as `OPEN`, `UP`, `DOWN`, `no check`. */
  readonly status: string | null;
  /** Sessions now. */
  readonly sessions: number | null;
  /** Connections to servers that were opened. */
  readonly opened: number | null;
  /** Requests that took an idle connection instead. */
  readonly reused: number | null;
  /** Idle connections to servers now, those that are safe to use again and the others. */
  readonly idle: number | null;
  /** Connections to servers in use now. */
  readonly used: number | null;
  readonly responseErrors: number | null;
  /** Connects that were tried again. */
  readonly retries: number | null;
  /** Transfers that the server cut short. */
  readonly serverAborts: number | null;
}

/** What `show info` tells of the process; `null` where it does not. */
export interface HaproxyProcess {
  readonly version: string | null;
  readonly pid: number | null;
  readonly uptimeSeconds: number | null;
  readonly connections: number | null;
  readonly maxConnections: number | null;
  /** Since the start. */
  readonly openedConnections: number | null;
  readonly requests: number | null;
  /** Share of time without work, 0 to 100. */
  readonly idlePercent: number | null;
}

/**
 * What `show stat` answers, columns found by their names; `null` where the text has no heading of it. A line that is cut
 * off has `null` from there on. Source: HAProxy management guide 2.6, §9.1.
 */
export function parseHaproxyStat(text: string): HaproxyStatRow[] | null {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('# pxname,svname,'));
  if (start < 0) return null;
  const columns = new Map(
    (lines[start] ?? '')
      .slice(2)
      .split(',')
      .map((name, at) => [name, at]),
  );
  return lines.slice(start + 1).flatMap((line): HaproxyStatRow[] => {
    const fields = toFields(line);
    const text = (name: string) => fields[columns.get(name) ?? -1] || null;
    const count = (name: string) => toCount(text(name));
    const proxy = text('pxname');
    const server = text('svname');
    if (proxy === null || server === null) return [];
    return [
      {
        proxy,
        server,
        status: text('status'),
        sessions: count('scur'),
        opened: count('connect'),
        reused: count('reuse'),
        idle: count('srv_icur'),
        used: count('used_conn_cur'),
        responseErrors: count('eresp'),
        retries: count('wretr'),
        serverAborts: count('srv_abrt'),
      },
    ];
  });
}

/** What `show info` answers, a line for each figure; `null` where nothing of it is there. Source: HAProxy management guide 2.6, §9.3. */
export function parseHaproxyProcess(text: string): HaproxyProcess | null {
  const values = new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(': ');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 2).trim()] as const] : [];
    }),
  );
  if (values.get('Name') !== 'HAProxy') return null;
  const count = (name: string) => toCount(values.get(name) ?? null);
  return {
    version: values.get('Version') ?? null,
    pid: count('Pid'),
    uptimeSeconds: count('Uptime_sec'),
    connections: count('CurrConns'),
    maxConnections: count('Maxconn'),
    openedConnections: count('CumConns'),
    requests: count('CumReq'),
    idlePercent: count('Idle_pct'),
  };
}

/** A field in quotes may hold commas, and a quote written twice. */
function toFields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

function toCount(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
