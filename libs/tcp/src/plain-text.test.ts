import { toPlainText, withoutByteOrderMark } from './plain-text.js';

describe('plain text', () => {
  it.each([
    ['\uFEFFa', 'a'],
    ['ÿþa\0\n\0', 'a\n'],
    ['a\r\nb\rc\r\r\nd', 'a\nb\nc\nd'],
    ['\u001B[1;31mTCP\u001B[0m\u001B(B', 'TCP'],
    ['\u001B]0;title\u0007tcp', 'tcp'],
    ['\u001B]8;;x\u001B\\tcp', 'tcp'],
    ['\u001B]0;no end\nTCP', '0;no end\nTCP'],
    ['TCP\tü\n', 'TCP\tü\n'],
  ])('%j becomes %j', (text, plain) => {
    expect(toPlainText(withoutByteOrderMark(text))).toBe(plain);
  });
});
