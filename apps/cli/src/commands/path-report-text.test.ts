import { checkPath, type Path } from '@finwait/tcp';
import { countColumns } from '../output/text-width.js';
import { toReportText } from './path-report-text.js';

const SHOP: Path = {
  hops: [
    { kind: 'aws-alb', name: '负载均衡' },
    { kind: 'node', settings: { keepAliveTimeout: 5_000 } },
  ],
};
const toLines = (path: Path, language: 'en' | 'zh', width = 90) =>
  toReportText('shop', path, checkPath(path), { language, width, hasColour: false }).split('\n');

describe('a report for people', () => {
  it('names the hops, the longest silence, and each verdict with setting, value, reason and suggestion', () => {
    const [hops, silence, , head, row, ...rest] = toLines(SHOP, 'en');
    expect(hops).toBe('shop (http): 0 负载均衡 → 1 Node.js server');
    expect(silence).toBe('Longest silence: 60 s, ended by 0 负载均衡');
    expect(head).toMatch(/^SEVERITY +CODE +HOP +SETTING +VALUE +WITH$/);
    expect(row).toMatch(/^error +REUSE_RACE +1 Node\.js server +keepAliveTimeout +5000 +0 负载均衡$/);
    const text = rest.map((line) => line.trim()).join(' ');
    expect(text).toMatch(/closes a connection after 6 s .* → Raise keepAliveTimeout .* Source: measured/);
  });

  it('is as wide as the terminal at most, in Chinese too', () => {
    for (const line of toLines(SHOP, 'zh', 60)) expect(countColumns(line)).toBeLessThanOrEqual(60);
    expect(toLines(SHOP, 'zh')[3]).toMatch(/^级别 +代码 +节点 +设置 +值 +相关节点$/);
  });

  it('calls hops and tells sources in Chinese', () => {
    const lines = toLines({ hops: SHOP.hops.map(({ name: _, ...hop }) => hop) }, 'zh');
    expect(lines[0]).toBe('shop (http): 0 AWS Application Load Balancer → 1 Node.js 服务器');
    const text = lines.map((line) => line.trim()).join('');
    expect(text).toMatch(/Node\.js 服务器在静默 6 秒后关闭连接/);
    expect(text).toMatch(/依据: 实测：请求与途中的 FIN/);
  });

  it('says that there is no verdict', () => {
    const path: Path = { hops: [{ kind: 'linux' }] };
    expect(toLines(path, 'en')).toEqual([
      'shop (http): 0 Linux host',
      expect.stringMatching(/^Longest silence: /) as string,
      'No verdicts.',
      '',
    ]);
  });

  it('lets no name steer the terminal', () => {
    const path: Path = { hops: [{ kind: 'linux', name: 'a\u001b[2J' }] };
    expect(toLines(path, 'en').join('\n')).not.toContain('\u001b');
  });
});
