import fc from 'fast-check';
import { parseF5Devices } from './f5-device.js';

const parse = (devices: unknown) => parseF5Devices(JSON.stringify(devices));
const credentialFile = '/run/secrets/f5';

describe('a file of BIG-IPs', () => {
  it('names each host by its address unless it has a name', () => {
    expect(
      parse([
        { address: '192.0.2.5', credentialFile, tags: { site: 'a' } },
        {
          address: 'https://f5.example.com:8443',
          credentialFile,
          host: 'edge',
          caFile: '/etc/f5.pem',
          serverName: 'f5',
        },
        { address: '2001:db8::7', credentialFile },
      ]),
    ).toEqual({
      ok: true,
      devices: [
        { host: '192.0.2.5', origin: 'https://192.0.2.5', credentialFile, tags: { site: 'a' } },
        {
          host: 'edge',
          origin: 'https://f5.example.com:8443',
          credentialFile,
          caFile: '/etc/f5.pem',
          serverName: 'f5',
          tags: {},
        },
        { host: '2001-db8--7', origin: 'https://[2001:db8::7]', credentialFile, tags: {} },
      ],
    });
  });

  it('lists everything that is wrong at once', () => {
    expect(
      parse([
        { address: 'http://a', credentialFile },
        { address: 'b', password: 'secret' },
      ]),
    ).toEqual({
      ok: false,
      problems: [
        '0.address: expected HOST, HOST:PORT or https://HOST:PORT',
        '1.credentialFile: Invalid input: expected string, received undefined',
        '1: Unrecognized key: "password"',
      ],
    });
    const twice = { address: 'a', credentialFile };
    expect(parse([twice, twice])).toEqual({ ok: false, problems: ['more than one device is host a'] });
  });

  it('is refused when it is something else', () => {
    for (const text of ['', '{}', '[1]', '[{"address":"a b","credentialFile":"x"}]'])
      expect(parseF5Devices(text).ok).toBe(false);
  });

  it('never throws, whatever it holds', () => {
    const device = fc.record({ address: fc.oneof(fc.string(), fc.webUrl()), credentialFile: fc.string() });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(device, fc.jsonValue())),
        (devices) => typeof parse(devices).ok === 'boolean',
      ),
    );
  });
});
