import { SignInBackoff } from './sign-in-backoff.js';

const MINUTE_MS = 60_000;

/** How long the next try has to wait; none is counted when it has to. */
function waitOf(backoff: SignInBackoff, account: string, address: string, now: number): number {
  try {
    backoff.begin(account, address, now);
    return 0;
  } catch (error) {
    return (error as { retryAfterMs: number }).retryAfterMs;
  }
}

describe('SignInBackoff', () => {
  it('makes an address wait twice as long with each failure of an account, up to a quarter of an hour', () => {
    const backoff = new SignInBackoff();
    for (let time = 0; time < 5; time += 1) expect(waitOf(backoff, 'ann', '192.0.2.1', 0)).toBe(0);
    const waits: number[] = [];
    let now = 0;
    for (let time = 0; time < 13; time += 1) {
      const wait = waitOf(backoff, 'ann', '192.0.2.1', now);
      waits.push(wait);
      now += wait;
      expect(waitOf(backoff, 'ann', '192.0.2.1', now)).toBe(0);
    }
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waits.slice(-2)).toEqual([15 * MINUTE_MS, 15 * MINUTE_MS]);
  });

  it('lets the user in from elsewhere meanwhile', () => {
    const backoff = new SignInBackoff();
    for (let time = 0; time < 9; time += 1) waitOf(backoff, 'ann', '192.0.2.1', 0);
    expect(waitOf(backoff, 'ann', '192.0.2.2', 0)).toBe(0);
  });

  it('makes an address wait that tries one account after the other, the same for a whole IPv6 network', () => {
    const backoff = new SignInBackoff();
    for (let time = 0; time < 20; time += 1) {
      expect(waitOf(backoff, `user-${time}`, `2001:db8:1:2::${time + 1}`, 0)).toBe(0);
    }
    expect(waitOf(backoff, 'another', '2001:db8:1:2:aaaa::1', 0)).toBe(1_000);
    expect(waitOf(backoff, 'another', '2001:db8:1:3::1', 0)).toBe(0);
  });

  it('holds nothing against an account after a success, nor after a quiet hour', () => {
    const backoff = new SignInBackoff();
    for (let time = 0; time < 5; time += 1) waitOf(backoff, 'ann', '::1', 0);
    backoff.succeeded('ann', '::1');
    for (let time = 0; time < 5; time += 1) expect(waitOf(backoff, 'ann', '::1', 0)).toBe(0);
    expect(waitOf(backoff, 'ann', '::1', 0)).toBe(1_000);
    expect(waitOf(backoff, 'ann', '::1', 60 * MINUTE_MS)).toBe(0);
    expect(waitOf(backoff, 'ann', '::1', 60 * MINUTE_MS)).toBe(0);
  });

  it('remembers a bounded number of addresses', () => {
    const backoff = new SignInBackoff();
    for (let time = 0; time < 20_000; time += 1) waitOf(backoff, 'ann', `host-${time}`, 0);
    expect(waitOf(backoff, 'ann', 'host-0', 0)).toBe(0);
  });
});
