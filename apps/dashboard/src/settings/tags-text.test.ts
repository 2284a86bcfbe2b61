import fc from 'fast-check';
import { formatTags, parseTagList, parseTags } from './tags-text';

describe('tags as text', () => {
  it('are pairs parted by commas and spaces', () => {
    expect(parseTagList(' site:berlin,role:db  image:a:1.2 ')).toEqual([
      'site:berlin',
      'role:db',
      'image:a:1.2',
    ]);
    expect(parseTags('site:berlin，site:paris')).toEqual({ site: 'paris' });
    expect(parseTags('  ')).toEqual({});
  });

  it.each(['site', ':berlin', 'site:', '1:2', 'site:berlin, role'])(
    'are refused where one is no pair: %s',
    (text) => {
      expect(parseTags(text)).toBeNull();
    },
  );

  it('read back as they were', () => {
    const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,10}$/).filter((name) => name !== '__proto__');
    const value = fc.stringMatching(/^[A-Za-z0-9:_./-]{1,20}$/);
    fc.assert(
      fc.property(fc.dictionary(key, value, { noNullPrototype: true }), (tags) => {
        expect(parseTags(formatTags(tags))).toEqual(tags);
      }),
    );
  });
});
