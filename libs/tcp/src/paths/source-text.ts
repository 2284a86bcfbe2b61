import type { ProductText } from './product-text.js';

/** Of what no vendor says, since only the path knows it. */
export const DECLARED = 'declared by whoever describes the path';

/** Of a value that the path gives as unknown. */
export const PATH_ITSELF = 'the path itself';

/** Parts of sources that are words of our own; the rest are citations, the same in any language. */
const OWN_WORDS: ReadonlyMap<string, string> = new Map([
  [DECLARED, '由描述链路的人声明'],
  [PATH_ITSELF, '链路自身的描述'],
  ['measured', '实测'],
  [
    'measured: a request that meets a FIN under way is answered by a RST, which nginx, Apache and HAProxy turn into 502',
    '实测：请求与途中的 FIN 交错时收到 RST，nginx、Apache 与 HAProxy 将其转为 502',
  ],
  [
    'tcp(7): keepalive is sent only when SO_KEEPALIVE is enabled',
    'tcp(7)：仅在启用 SO_KEEPALIVE 时才发送保活',
  ],
  ['the default, 2 or 5, is not agreed on by sources', '默认值是 2 还是 5，各来源说法不一'],
]);

/** A source of a setting or verdict in both languages: what it cites stays as it is. */
export function toSourceText(source: string): ProductText {
  const parts = source.split('; ');
  const isCitation = !parts.some((part) => OWN_WORDS.has(part));
  return {
    en: source,
    zh: isCitation ? source : parts.map((part) => OWN_WORDS.get(part) ?? part).join('；'),
  };
}
