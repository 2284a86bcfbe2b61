import fc from 'fast-check';
import { readServerText } from '../testing/server-text.js';
import { parseNginxStatus } from './nginx-status.js';

describe('the status of nginx', () => {
  it('is read as nginx printed it', () => {
    expect(parseNginxStatus(readServerText('nginx-1.22.1.stub_status'))).toEqual({
      active: 4,
      accepted: 4,
      handled: 4,
      requests: 4,
      reading: 0,
      writing: 1,
      waiting: 3,
    });
  });

  it('is unknown for any other text, and never throws', () => {
    expect(parseNginxStatus('')).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => expect(parseNginxStatus(`Active connections: ${text}`)).toBeNull()),
    );
  });
});
