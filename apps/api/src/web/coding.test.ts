import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compress, toCoding } from './coding.js';

describe('toCoding', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['gzip; q=0.000', undefined],
    ['br;q=0.001', 'br'],
    ['identity', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('understands %p', (header, coding) => {
    expect(toCoding(header)).toBe(coding);
  });
});

describe('compress', () => {
  const text = new TextEncoder().encode('é'.repeat(10_000));

  it('keeps every byte', () => {
    expect(brotliDecompressSync(compress(text, 'br'))).toEqual(Buffer.from(text));
    expect(gunzipSync(compress(text, 'gzip'))).toEqual(Buffer.from(text));
    expect(compress(text, undefined)).toBe(text);
  });

  it.each(['br', 'gzip'] as const)('gives bytes that can be transferred: %s', (coding) => {
    const { buffer, length } = compress(text, coding);
    expect(buffer.byteLength).toBe(length);
    expect(structuredClone(buffer, { transfer: [buffer] }).byteLength).toBe(length);
  });

  it('takes less room', () => {
    expect(compress(text, 'br').length).toBeLessThan(100);
    expect(compress(text, 'gzip').length).toBeLessThan(200);
  });
});
