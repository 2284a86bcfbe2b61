import fc from 'fast-check';
import { RangeDecoder } from './range-decoder.js';
import { RangeEncoder } from './range-encoder.js';
import { encodeResiduals, fitResiduals, readNumber, ResidualDecoder, writeNumber } from './residual-code.js';
import { LEARNING } from './symbol-model.js';

function encode(residuals: readonly number[]): Uint8Array {
  const encoder = new RangeEncoder();
  const whole = Float64Array.from(residuals);
  encodeResiduals(encoder, whole, [fitResiduals(whole).lowBits], new Uint8Array(whole.length));
  return encoder.toBytes();
}

function decode(bytes: Uint8Array, { length }: readonly number[], lowBits: number): number[] {
  const decoder = new ResidualDecoder(new RangeDecoder(bytes, 0, bytes.length), lowBits, LEARNING);
  return Array.from({ length }, () => decoder.next());
}

const mostlyZero = fc.oneof(
  { weight: 20, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: -70_000, max: 70_000 }) },
);
const any = fc.oneof(mostlyZero, fc.maxSafeInteger());

describe('the residual code', () => {
  it('gives back every sequence, quiet ones with outliers too', () => {
    const sequence = fc.oneof(fc.array(mostlyZero, { maxLength: 800 }), fc.array(any, { maxLength: 100 }));
    fc.assert(
      fc.property(sequence, (residuals) => {
        const { lowBits } = fitResiduals(Float64Array.from(residuals));
        expect(decode(encode(residuals), residuals, lowBits)).toEqual(residuals);
      }),
    );
  });

  it('gives back numbers and bits of every length, carries included', () => {
    const part = fc.oneof(
      fc.record({ bits: fc.constant(11), value: fc.nat(2 ** 11 - 1) }),
      fc.record({ bits: fc.constant(8), value: fc.constantFrom(0, 255) }),
      fc.record({ bits: fc.constant(0), value: fc.maxSafeInteger() }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
        const encoder = new RangeEncoder();
        for (const { bits, value } of parts) {
          if (bits === 0) writeNumber(encoder, value);
          else encoder.writeBits(value, bits);
        }
        const bytes = encoder.toBytes();
        const decoder = new RangeDecoder(bytes, 0, bytes.length);
        const found = parts.map(({ bits }) => (bits === 0 ? readNumber(decoder) : decoder.readBits(bits)));
        expect(found).toEqual(parts.map(({ value }) => value));
      }),
    );
  });

  it('needs hardly anything for silence, and what chance is worth for noise', () => {
    expect(encode(new Array<number>(2_160).fill(0)).length).toBeLessThan(12);
    const noise = Array.from({ length: 2_000 }, (_, index) => ((index * 7) % 11) - 5);
    expect(encode(noise).length).toBeLessThan((2_000 * Math.log2(11)) / 8 + 30);
  });

  it('does not take one outlier for the new normal', () => {
    const walk = Array.from({ length: 400 }, (_, index) => (index % 3) - 1);
    const cost = encode(walk.with(100, -1_000_000_000)).length - encode(walk).length;
    expect(cost).toBeLessThan(10);
  });
});
