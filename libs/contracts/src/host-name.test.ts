import { hostNameSchema, tagFilterSchema, tagsSchema } from './host-name.js';

describe('hostNameSchema', () => {
  it.each(['a', 'web-01', 'db_1.example.net', '10.0.0.1', 'x'.repeat(253)])('takes %s', (name) =>
    expect(hostNameSchema.safeParse(name).success).toBe(true),
  );
  it.each(['', '-a', '.', 'a b', 'a/b', 'ä', '主机', 'a\n', 'x'.repeat(254), '../x'])('refuses %j', (name) =>
    expect(hostNameSchema.safeParse(name).success).toBe(false),
  );
});

describe('tagsSchema', () => {
  it('takes ordinary tags', () =>
    expect(tagsSchema.parse({ role: 'web', env: 'prod' })).toEqual({ role: 'web', env: 'prod' }));
  it.each([
    [{ '1a': 'x' }],
    [{ a: '' }],
    [{ a: 'x'.repeat(129) }],
    [Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`k${i}`, 'v']))],
  ])('refuses %j', (tags) => expect(tagsSchema.safeParse(tags).success).toBe(false));
});

describe('tagFilterSchema', () => {
  it('wants a key and a value', () => {
    expect(tagFilterSchema.safeParse('role:web').success).toBe(true);
    expect(tagFilterSchema.safeParse('role:').success).toBe(false);
    expect(tagFilterSchema.safeParse('role').success).toBe(false);
  });
});
