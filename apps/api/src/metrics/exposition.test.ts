import fc from 'fast-check';
import { toExposition, toLabels } from './exposition.js';

const unescape = (text: string) =>
  text.replaceAll(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));

describe('toExposition', () => {
  it('prints what a metric is once and then every series', () => {
    const series = [
      ['', 5],
      ['host="a"', 0.25],
    ] as const;
    expect(toExposition({ name: 'm_total', type: 'counter', meaning: 'one\ntwo', series })).toBe(
      '# HELP m_total one\\ntwo\n# TYPE m_total counter\nm_total 5\nm_total{host="a"} 0.25\n',
    );
  });

  it('prints nothing of a metric without series', () => {
    expect(toExposition({ name: 'm', type: 'gauge', meaning: 'none', series: [] })).toBe('');
  });
});

describe('toLabels', () => {
  it('keeps every value in one line and gives it back whole', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const [, printed = ''] = /^tag="(.*)"$/s.exec(toLabels({ tag: value })) ?? [];
        expect(printed).not.toContain('\n');
        expect(unescape(printed)).toBe(value);
      }),
    );
  });
});
