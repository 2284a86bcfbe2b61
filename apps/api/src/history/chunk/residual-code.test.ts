import fc from 'fast-check';
import { BitReader } from './bit-reader.js';
import { BitWriter } from './bit-writer.js';
import { decodeResiduals, encodeResiduals } from './residual-code.js';

function encode(residuals: readonly number[]): Uint8Array {
  const writer = new BitWriter();
  encodeResiduals(writer, Float64Array.from(residuals));
  return writer.toBytes();
}

function decode(bytes: Uint8Array, length: number): number[] {
  const residuals = new Float64Array(length);
  decodeResiduals(new BitReader(bytes, 0, bytes.length), residuals);
  return [...residuals];
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
        expect(decode(encode(residuals), residuals.length)).toEqual(residuals);
      }),
    );
  });

  it('needs hardly anything for silence, and half a byte for noise of a few units', () => {
    expect(encode(new Array<number>(2_160).fill(0)).length).toBeLessThan(6);
    const noise = Array.from({ length: 1_000 }, (_, index) => ((index * 7) % 11) - 5);
    expect(encode(noise).length).toBeLessThan(530);
  });

  it('does not take one outlier for the new normal', () => {
    const walk = Array.from({ length: 400 }, (_, index) => (index % 3) - 1);
    const cost = encode(walk.with(100, -1_000_000_000)).length - encode(walk).length;
    expect(cost).toBeLessThan(20);
  });
});
