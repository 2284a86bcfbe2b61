import fc from 'fast-check';
import { parseScrapeTargets } from './scrape-target.js';

const parse = (groups: unknown) => parseScrapeTargets(JSON.stringify(groups));

describe('a file of targets', () => {
  it('names each host by its address and keeps labels as tags', () => {
    expect(
      parse([{ targets: ['10.0.0.5:9100', '[fd00::7]:9100'], labels: { env: 'prod', __meta_x: 'y' } }]),
    ).toEqual({
      ok: true,
      targets: [
        { host: '10.0.0.5', url: 'http://10.0.0.5:9100/metrics', tags: { env: 'prod' } },
        { host: 'fd00--7', url: 'http://[fd00::7]:9100/metrics', tags: { env: 'prod' } },
      ],
    });
  });

  it('takes name, scheme and path from labels', () => {
    const labels = { host: 'web-01', __scheme__: 'https', __metrics_path__: '/node/metrics' };
    expect(parse([{ targets: ['10.0.0.5:9100'], labels }])).toEqual({
      ok: true,
      targets: [{ host: 'web-01', url: 'https://10.0.0.5:9100/node/metrics', tags: {} }],
    });
  });

  it('lists everything that is wrong at once', () => {
    const groups = [
      { targets: ['no port', 'a:9100', 'a:9200'] },
      { targets: ['b:9100'], labels: { __scheme__: 'file' } },
    ];
    expect(parse(groups)).toEqual({
      ok: false,
      problems: [
        '"no port" is not HOST:PORT',
        'b:9100: __scheme__ is neither http nor https',
        'more than one target is host a',
      ],
    });
  });

  it('is refused when it is something else', () => {
    for (const text of ['', '{}', '[{"targets":"a:1"}]', '[1]'])
      expect(parseScrapeTargets(text).ok).toBe(false);
  });

  it('never throws, whatever it holds', () => {
    const group = fc.record({
      targets: fc.array(fc.string()),
      labels: fc.dictionary(fc.string(), fc.string()),
    });
    fc.assert(fc.property(fc.array(group), (groups) => typeof parse(groups).ok === 'boolean'));
  });
});
