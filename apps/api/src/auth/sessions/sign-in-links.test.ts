import { SignInLinks } from './sign-in-links.js';

describe('SignInLinks', () => {
  it('takes a code once, and says whose it is', () => {
    const links = new SignInLinks();
    const { code } = links.create(0, { userId: 7 });
    expect(links.use(code, 1)).toEqual({ userId: 7 });
    expect(links.use(code, 2)).toBeUndefined();
    expect(links.use(links.create(0).code, 1)).toEqual({ userId: undefined });
  });

  it('refuses a code after an hour, one it never made, and one of a user who is gone', () => {
    const links = new SignInLinks();
    expect(links.use(links.create(0).code, 3_600_000)).toBeUndefined();
    expect(links.use('fw_link_guess', 0)).toBeUndefined();
    const { code } = links.create(0, { userId: 7 });
    links.forget(7);
    expect(links.use(code, 1)).toBeUndefined();
  });
});
