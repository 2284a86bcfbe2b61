import { hostNameSchema, tagsSchema } from '@finwait/contracts';
import { z } from 'zod';

/** One node_exporter to read, and the host it stands for. */
export interface ScrapeTarget {
  readonly host: string;
  readonly url: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The targets of a file, or everything that is wrong with it. */
export type ScrapeTargets =
  | { readonly ok: true; readonly targets: readonly ScrapeTarget[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const groupsSchema = z.array(
  z.object({ targets: z.array(z.string()), labels: z.record(z.string(), z.string()).default({}) }),
);

/** `HOST:PORT`, an IPv6 address in brackets. */
const ADDRESS = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/;

/**
 * Reads a file of targets as Prometheus' `file_sd_configs` has them, in JSON. The host is named by the label `host` where
 * a group of one target has it, else by the target's address without the port; `__scheme__` and `__metrics_path__` are
 * kept, other labels without leading underscores become tags.
 * Source: prometheus.io/docs/prometheus/latest/configuration/configuration, `file_sd_config`.
 */
export function parseScrapeTargets(text: string): ScrapeTargets {
  const groups = groupsSchema.safeParse(parseJson(text));
  if (!groups.success)
    return {
      ok: false,
      problems: ['expected [{ "targets": ["HOST:PORT", …], "labels": { … } }, …] as JSON'],
    };
  const read = groups.data.flatMap(({ targets, labels }) =>
    targets.map((address) => toTarget(address, labels, targets.length === 1)),
  );
  const targets = read.filter((one) => typeof one !== 'string');
  const names = Map.groupBy(targets, ({ host }) => host);
  const problems = [
    ...read.filter((one) => typeof one === 'string'),
    ...[...names]
      .filter(([, same]) => same.length > 1)
      .map(([host]) => `more than one target is host ${host}`),
  ];
  return problems.length === 0 ? { ok: true, targets } : { ok: false, problems };
}

/** A text says what is wrong. */
function toTarget(
  address: string,
  labels: Readonly<Record<string, string>>,
  isAlone: boolean,
): ScrapeTarget | string {
  const [, place] = ADDRESS.exec(address) ?? [];
  if (place === undefined) return `${JSON.stringify(address)} is not HOST:PORT`;
  const { host: named, __scheme__: scheme = 'http', __metrics_path__: path = '/metrics', ...others } = labels;
  if (scheme !== 'http' && scheme !== 'https') return `${address}: __scheme__ is neither http nor https`;
  const host = hostNameSchema.safeParse(
    (isAlone ? named : undefined) ?? place.replaceAll(/[[\]]/g, '').replaceAll(':', '-'),
  );
  if (!host.success) return `${address}: no host may be named ${JSON.stringify(named ?? place)}`;
  const tags = tagsSchema.safeParse(
    Object.fromEntries(Object.entries(others).filter(([key]) => !key.startsWith('__'))),
  );
  if (!tags.success) return `${address}: labels that can be no tags: ${tags.error.issues[0]?.message}`;
  const url = new URL(`${scheme}://${address}`);
  url.pathname = path;
  return { host: host.data, url: url.href, tags: tags.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
