import fc from 'fast-check';
import { measureSkew } from './server-clock';

const header = (at: number) => new Date(at).toUTCString();
const at = Date.UTC(2026, 2, 18, 16, 50, 4);

describe('measureSkew', () => {
  it('finds no skew while both clocks can be right, however slow the answer', () => {
    expect(measureSkew(header(at + 900), { sentAt: at + 850, receivedAt: at + 950 })).toBe(0);
    expect(measureSkew(header(at), { sentAt: at - 100, receivedAt: at + 9_000 })).toBe(0);
  });

  it("finds the reader's clock slow or fast", () => {
    expect(measureSkew(header(at), { sentAt: at - 60_050, receivedAt: at - 60_000 })).toBe(60_000);
    expect(measureSkew(header(at), { sentAt: at + 60_000, receivedAt: at + 60_050 })).toBe(-59_000);
  });

  it('finds none without a header', () => {
    expect(measureSkew(null, { sentAt: at, receivedAt: at })).toBe(0);
  });

  it('is never off by more than the second of the header and the way of the answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.nat(5_000), fc.nat(5_000), (skew, there, back) => {
        const sentAt = at - skew - there;
        const receivedAt = at - skew + back;
        expect(Math.abs(measureSkew(header(at), { sentAt, receivedAt }) - skew)).toBeLessThanOrEqual(
          1_000 + there + back,
        );
      }),
    );
  });
});
