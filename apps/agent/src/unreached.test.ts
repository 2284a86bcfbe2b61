import { toUnreachedCode } from './unreached.js';

describe('a connection that could not be made', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'api_certificate_refused'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'api_certificate_refused'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'api_certificate_refused'],
    ['CERT_HAS_EXPIRED', 'api_certificate_refused'],
    ['ECONNREFUSED', 'api_unreachable'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'api_unreachable'],
  ])('with %s is %s', (code, expected) => {
    expect(toUnreachedCode(Object.assign(new Error('no'), { code }))).toBe(expected);
  });

  it('is unreachable without a code', () => {
    expect(toUnreachedCode(undefined)).toBe('api_unreachable');
    expect(toUnreachedCode(new Error('no'))).toBe('api_unreachable');
  });
});
