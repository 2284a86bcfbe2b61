import fc from 'fast-check';
import { checkPath, findPathFaults } from '@finwait/tcp';
import { EXAMPLES } from './examples';
import { parsePathText, toPathText } from './path-text';

describe('the text of a path', () => {
  it('is read as it was written', () => {
    for (const path of Object.values(EXAMPLES)) expect(parsePathText(toPathText(path))).toEqual({ path });
  });

  it.each([
    ['{', /JSON/],
    ['[]', /expected \{ "hops"/],
    ['{"hops":[{"kind":"toaster"}]}', /hops\[0\]: "toaster" is no kind of hop/],
    ['{"hops":[{"kind":"node","settings":{"timeout":null}}]}', /hops\[0\]: settings/],
    ['{"hops":[{"kind":"node","version":24}]}', /version: expected a text/],
    ['{"protocol":"udp","hops":[]}', /protocol: expected one of http, tcp, websocket/],
    ['{"hops":[{"kind":"node","kernel":{"tcp_tw_reuse":false}}]}', /hops\[0\]: kernel/],
    ['{"pingSeconds":-1,"hops":[]}', /pingSeconds/],
  ])('that is no path says why: %s', (text, reason) => {
    const { fault } = parsePathText(text);
    expect(fault?.en).toMatch(reason);
    if (text !== '{') expect(fault?.zh).toMatch(/应为|不是/);
  });

  it('never brings the check of a path to a throw, whatever it says', () => {
    const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.constant([]));
    const hop = fc.record(
      {
        kind: fc.constantFrom('nginx', 'node', 'firewall', 'f5', 'none'),
        version: fc.oneof(fc.string(), fc.integer()),
        settings: fc.oneof(fc.dictionary(fc.constantFrom('idle', 'keepalive_timeout'), leaf), leaf),
        kernel: fc.dictionary(fc.constantFrom('tcp_tw_reuse', 'ip_local_port_range'), leaf),
        opens: fc.oneof(leaf, fc.dictionary(fc.constantFrom('perSecond', 'destinations'), leaf)),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(fc.record({ hops: fc.oneof(leaf, fc.array(hop, { maxLength: 4 })) }), (value) => {
        const { path } = parsePathText(JSON.stringify(value));
        if (path && findPathFaults(path).length === 0) expect(checkPath(path).segments).toBeDefined();
      }),
    );
  });
});
