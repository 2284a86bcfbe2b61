import fc from 'fast-check';
import { isGlobMatch } from './glob.js';

describe('a pattern', () => {
  it.each([
    ['/etc/nginx/conf.d/*.conf', '/etc/nginx/conf.d/a.conf', true],
    ['/etc/nginx/conf.d/*.conf', '/etc/nginx/conf.d/a.conf.bak', false],
    ['/etc/nginx/conf.d/*.conf', '/etc/nginx/conf.d/x/a.conf', false],
    ['/etc/*/site?', '/etc/nginx/site1', true],
    ['/a/[0-4]*', '/a/3b', true],
    ['/a/[!0-4]*', '/a/3b', false],
    ['/a/*', '/a/.hidden', false],
    ['/a/[x', '/a/[x', true],
    ['a*b*c', 'aXbXbXc', true],
  ])('%s matches %s: %s', (pattern, path, isMatch) => {
    expect(isGlobMatch(pattern, path)).toBe(isMatch);
  });

  it('without special characters matches itself alone', () => {
    const plain = fc.string().filter((text) => !/[*?[]/.test(text));
    fc.assert(fc.property(plain, plain, (one, other) => isGlobMatch(one, other) === (one === other)));
  });

  it('made of stars takes no longer for it', () => {
    expect(isGlobMatch('*a'.repeat(50), 'a'.repeat(5_000) + 'b')).toBe(false);
  });
});
