import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const truthSchema = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

/** The variables that say how the API is reached. */
export const TRANSPORT_SHAPE = {
  FINWAIT_HOST: z.string().min(1).default('127.0.0.1'),
  FINWAIT_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'expected http://… or https://…' }).optional(),
  FINWAIT_TRUST_PROXY: truthSchema,
  FINWAIT_TLS_CERT: z.string().min(1).optional(),
  FINWAIT_TLS_KEY: z.string().min(1).optional(),
  FINWAIT_INSECURE: truthSchema,
};

type Transport = z.infer<z.ZodObject<typeof TRANSPORT_SHAPE>>;

/** Where the certificate and its key are. */
export interface TlsFiles {
  readonly certPath: string;
  readonly keyPath: string;
}

/**
 * What is wrong between the variables: a certificate without its key, or secrets that would cross a network in plain text.
 * Behind a proxy with TLS the way from the proxy may be plain.
 */
export function findTransportProblem(told: Transport): string | undefined {
  const { FINWAIT_TLS_CERT: cert, FINWAIT_TLS_KEY: key, FINWAIT_HOST: host } = told;
  if ((cert === undefined) !== (key === undefined)) {
    return 'config_invalid: FINWAIT_TLS_CERT and FINWAIT_TLS_KEY: each needs the other';
  }
  const isBehindTls = told.FINWAIT_TRUST_PROXY && told.FINWAIT_PUBLIC_URL?.startsWith('https:') === true;
  if (cert !== undefined || isBehindTls || told.FINWAIT_INSECURE || isLoopback(host)) return undefined;
  return `plain_http_refused: FINWAIT_HOST=${JSON.stringify(host)}: set FINWAIT_TLS_CERT and FINWAIT_TLS_KEY; or, behind a proxy with TLS, FINWAIT_TRUST_PROXY=true and FINWAIT_PUBLIC_URL=https://…; or FINWAIT_INSECURE=true`;
}

/** The files of the certificate, when the API speaks TLS itself. */
export function toTlsFiles(told: Transport): TlsFiles | undefined {
  const { FINWAIT_TLS_CERT: cert, FINWAIT_TLS_KEY: key } = told;
  if (cert === undefined || key === undefined) return undefined;
  return { certPath: resolve(cert), keyPath: resolve(key) };
}

/** Source: RFC 1122 §3.2.1.3, RFC 4291 §2.5.3, RFC 6761 §6.3. */
function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host === 'localhost';
}
