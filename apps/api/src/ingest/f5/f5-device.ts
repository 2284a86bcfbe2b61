import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { hostNameSchema, tagsSchema } from '@finwait/contracts';
import { z } from 'zod';

/** One BIG-IP to read, and the host it stands for. */
export interface F5Device {
  readonly host: string;
  /** `https://HOST:PORT` of its management address. */
  readonly origin: string;
  /** Holds the user on its first line and the password on its second. */
  readonly credentialFile: string;
  /** PEM file of the only authorities, or the only certificate, that is trusted; those of Node where left out. */
  readonly caFile: string | undefined;
  /** The name in its certificate; that of its address where left out. */
  readonly serverName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The devices of a file, or everything that is wrong with it. */
export type F5Devices =
  | { readonly ok: true; readonly devices: readonly F5Device[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const path = z
  .string()
  .min(1)
  .transform((text) => resolve(text));

const deviceSchema = z
  .strictObject({
    address: z.string().transform(toOrigin),
    host: hostNameSchema.optional(),
    credentialFile: path,
    caFile: path.optional(),
    serverName: z.string().min(1).optional(),
    tags: tagsSchema.default({}),
  })
  .transform(({ address, host, ...rest }, context): F5Device => {
    const name = hostNameSchema.safeParse(host ?? toName(address));
    if (!name.success) context.addIssue({ code: 'custom', path: ['host'], message: 'give it a name' });
    return { host: name.data ?? '', origin: address, caFile: undefined, serverName: undefined, ...rest };
  });

/** Reads a file of BIG-IPs: a list of `{ address, credentialFile, host?, caFile?, serverName?, tags? }` as JSON. */
export function parseF5Devices(text: string): F5Devices {
  const parsed = z.array(deviceSchema).safeParse(parseJson(text));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
    );
    return { ok: false, problems };
  }
  const names = Map.groupBy(parsed.data, ({ host }) => host);
  const problems = [...names]
    .filter(([, same]) => same.length > 1)
    .map(([host]) => `more than one device is host ${host}`);
  return problems.length === 0 ? { ok: true, devices: parsed.data } : { ok: false, problems };
}

function toOrigin(text: string, context: z.RefinementCtx): string {
  const bare = isIPv6(text) ? `[${text}]` : text;
  const url = URL.parse(/^[a-z]+:\/\//i.test(bare) ? bare : `https://${bare}`);
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '' && url.username === '')
    return url.origin;
  context.addIssue({ code: 'custom', message: 'expected HOST, HOST:PORT or https://HOST:PORT' });
  return z.NEVER;
}

function toName(origin: string): string {
  return new URL(origin).hostname.replaceAll(/[[\]]/g, '').replaceAll(':', '-');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
