import { PasswordHashes } from './password-hashes.js';

describe('PasswordHashes', () => {
  const hashes = new PasswordHashes();

  it('knows a password again, however it is composed, and no other', async () => {
    const made = await hashes.make('caf\u00e9 con leche');
    expect(made).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(await hashes.isRight('cafe\u0301 con leche', made)).toBe(true);
    expect(await hashes.isRight('cafe con leche', made)).toBe(false);
  });

  it('gives the same password another hash each time', async () => {
    expect(await hashes.make('twelve letters')).not.toBe(await hashes.make('twelve letters'));
  });

  it('takes no password for a user that is not there or has none', async () => {
    expect(await hashes.isRight('', undefined)).toBe(false);
    expect(await hashes.isRight('', null)).toBe(false);
  });

  it('refuses more than it lets wait, and goes on', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => hashes.isRight('x', null)));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(14);
    expect(refused[0]).toMatchObject({ reason: { code: 'sign_in_busy', retryAfterMs: 2_000 } });
    expect(await hashes.isRight('x', null)).toBe(false);
  });
});
