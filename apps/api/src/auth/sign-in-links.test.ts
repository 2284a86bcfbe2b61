import { SignInLinks } from './sign-in-links.js';

describe('SignInLinks', () => {
  it('takes a code once', () => {
    const links = new SignInLinks();
    const code = links.create(0);
    expect(links.use(code, 1)).toBe(true);
    expect(links.use(code, 2)).toBe(false);
  });

  it('refuses a code after an hour, and one it never made', () => {
    const links = new SignInLinks();
    expect(links.use(links.create(0), 3_600_000)).toBe(false);
    expect(links.use('fw_link_guess', 0)).toBe(false);
  });
});
