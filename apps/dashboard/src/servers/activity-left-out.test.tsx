import type { ServerActivityAnswer } from '@finwait/contracts';
import { render } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { en } from '../messages/en';
import { HOST_TEXTS } from '../messages/host-texts';
import type { Language } from '../messages/language';
import { zh } from '../messages/zh';
import { ActivityLeftOut } from './activity-left-out';

type LeftOut = Pick<ServerActivityAnswer, 'omittedServers' | 'damaged'>;

const TEXTS = { en: { ...en, ...HOST_TEXTS.en }, zh: { ...zh, ...HOST_TEXTS.zh } };
const toDamage = (day: number) => ({
  kind: 'nginx' as const,
  place: 'http://127.0.0.1/status',
  startAt: Date.UTC(2026, 10, day),
  reason: 'checksum',
});

const read = (leftOut: LeftOut, language: Language = 'en') =>
  render(
    <IntlProvider locale={language} messages={TEXTS[language]} timeZone="UTC">
      <ActivityLeftOut {...leftOut} />
    </IntlProvider>,
  ).container.textContent?.trim();

describe('ActivityLeftOut', () => {
  it('is nothing where all is shown', () => {
    expect(read({ omittedServers: 0 })).toBe('');
  });

  it('says how many servers are left out and which stored days cannot be read', () => {
    const damaged = [toDamage(18)];
    expect(read({ omittedServers: 2, damaged })).toBe(
      '2 more servers said something in this time and are left out. ' +
        '1 stored day cannot be read and is a gap here: nginx Wed 18. npm run verify lists them all.',
    );
    expect(read({ omittedServers: 0, damaged }, 'zh')).toBe(
      '1 天的存储数据无法读取，在此显示为空缺：nginx 18日周三。npm run verify 会全部列出。',
    );
  });

  it('names the first of many days', () => {
    const text = read({ omittedServers: 0, damaged: [16, 17, 18, 19].map(toDamage) });
    expect(text).toContain(
      '4 stored days cannot be read and are gaps here: nginx Mon 16, nginx Tue 17, nginx Wed 18 …',
    );
  });
});
