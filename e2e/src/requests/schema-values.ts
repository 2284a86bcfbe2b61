import fc from 'fast-check';
import type { Schema } from './api-document.ts';

/** What nothing asked for: of the wrong type, too large, empty, or with characters that are seldom tried. */
export const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  9_007_199_254_740_993,
  [],
  {},
  [[[[]]]],
  { a: { b: { c: {} } } },
  'x'.repeat(2_000),
  '\u0000',
  'naïve 主机 🧨',
  '../../etc/passwd',
  "'; DROP TABLE Host; --",
  '%00%ff',
  'NaN',
  'Infinity',
  '-0',
  '1e9',
  '__proto__',
  '2026-13-45T99:99:99Z',
  '-99999999999d',
];

const odd = fc.oneof(fc.constantFrom(...ODD_VALUES), fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>);

/** Values that a schema accepts, as far as it says. */
export function toValues(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => toValues(choice, known)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'integer' || type === 'number') return toNumbers(schema);
  if (type === 'array') return fc.array(toValues(schema.items ?? {}, known), { maxLength: 4 });
  if (type === 'object') return toObjects(schema, known);
  return toTexts(schema, known);
}

function toNumbers({ minimum = -1_000, maximum = 2_000_000_000 }: Schema): fc.Arbitrary<number> {
  const [min, max] = [Math.max(minimum, -(2 ** 31)), Math.min(maximum, 2 ** 31 - 1)];
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max, Math.min(max, Math.max(min, 1))));
}

function toTexts(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const { minLength = 0, maxLength = 40, pattern } = schema;
  const plain = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
  const fitting = pattern === undefined ? plain : fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 2, arbitrary: fitting });
}

function toObjects(
  { properties = {}, required = [] }: Schema,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, toValues(schema, known)]),
  );
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

/** Values that are nearly right: a part is missing, added or of another type. */
export function toNearValues(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(toValues(schema, known), odd, fc.constantFrom('replace', 'spoil', 'drop', 'add'), fc.nat())
    .map(([value, strange, how, place]) => {
      if (typeof value !== 'object' || value === null || how === 'replace') return strange;
      const names = Object.keys(value);
      const name = names[place % Math.max(1, names.length)] ?? 'extra';
      if (how === 'add') return { ...value, unexpected: strange };
      const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
      return how === 'drop' ? rest : { ...rest, [name]: strange };
    });
}
