import type { ErrorCode } from '@finwait/contracts/protocol';
import { toErrorCode } from './cause.js';

/** Why a connection to the API could not be made. */
export type UnreachedCode = Extract<ErrorCode, 'api_unreachable' | 'api_certificate_refused'>;

/** How Node names what is wrong with a certificate. Source: "X509 certificate error codes" in the documentation of node:tls. */
const CERTIFICATE_CODES = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What to call the failure of a connection: one that a person must mend, or one that may pass. */
export function toUnreachedCode(error: unknown): UnreachedCode {
  return CERTIFICATE_CODES.has(toErrorCode(error) ?? '') ? 'api_certificate_refused' : 'api_unreachable';
}
