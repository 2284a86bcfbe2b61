import { checkPath } from '@finwait/tcp';
import { render } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import type { Language } from '../messages/language';
import { en } from '../messages/en';
import { PATH_TEXTS } from '../messages/path-texts';
import { zh } from '../messages/zh';
import { EXAMPLES } from './examples';
import { toHopNames } from './hop-names';
import { PathAnswers } from './path-answers';

const TEXTS = { en: { ...en, ...PATH_TEXTS.en }, zh: { ...zh, ...PATH_TEXTS.zh } };

/** What is said below each figure. */
function readDetails(language: Language) {
  const path = EXAMPLES['random-502'];
  const { container } = render(
    <IntlProvider locale={language} messages={TEXTS[language]} timeZone="UTC">
      <PathAnswers report={checkPath(path)} names={toHopNames(path.hops, language)} />
    </IntlProvider>,
  );
  return [...container.querySelectorAll('dd > span')].map(({ textContent }) =>
    textContent?.replaceAll('\u00a0', ' '),
  );
}

describe('PathAnswers', () => {
  it('puts a space between Chinese and a figure, and none between Chinese words', () => {
    expect(readDetails('zh')).toEqual([
      'Node.js，朝 nginx 一侧，发送 FIN',
      '指客户端的静默；之后 ALB 结束其连接',
      '最迟由浏览器发现；有数据待确认时为未知',
      '先关闭的一方；每个未知 / 1 分',
    ]);
  });

  it('keeps the spaces between English words', () => {
    expect(readDetails('en').slice(2)).toEqual([
      expect.stringMatching(/^by Browser at the latest; \w.* while data wait$/),
      expect.stringMatching(/^closes first; .+ \/ 1 min each$/),
    ]);
  });
});
