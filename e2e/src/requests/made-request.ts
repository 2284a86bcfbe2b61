import fc from 'fast-check';
import type { Route, Schema } from './api-document.ts';
import { ODD_VALUES, toNearValues, toValues } from './schema-values.ts';

/** A request that was made up. */
export interface MadeRequest {
  readonly route: Route;
  /** The path with everything filled in, and the query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What there is to ask for: names, ids and times that exist, and the credentials of each role. */
export interface Surroundings {
  readonly known: readonly string[];
  readonly tokens: readonly (string | undefined)[];
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const oddText = fc.constantFrom(...ODD_VALUES).map(toText);

const toParameter = (schema: Schema, known: readonly string[]) =>
  fc.oneof(
    { weight: 5, arbitrary: toValues(schema, known).map(toText) },
    { weight: 2, arbitrary: oddText },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  );

/** Addresses of the range for documentation, so that no limit for one of them hides the rest. Source: RFC 2544. */
const address = fc
  .tuple(fc.integer({ min: 18, max: 19 }), fc.nat(255), fc.nat(255))
  .map((parts) => `198.${parts.join('.')}`);
const accept = fc.constantFrom(
  'application/json',
  '*/*',
  'text/csv',
  'text/html',
  'application/json;q=0,text/csv',
  'x',
);
const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('text/plain', 'application/xml', 'application/json; charset=x', ''),
  },
);

/** Requests to a route: most that its description allows, many that are nearly right, and some that are nonsense. */
export function toRequests(route: Route, { known, tokens }: Surroundings): fc.Arbitrary<MadeRequest> {
  const { parameters = [], requestBody } = route.operation;
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const path = fc
    .tuple(...inPath.map(({ schema }) => toParameter(schema ?? {}, known)))
    .map((values) =>
      inPath.reduce(
        (text, { name }, place) => text.replace(`{${name}}`, encode(values[place] ?? '')),
        route.path,
      ),
    );
  const query = fc
    .record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, toParameter(schema ?? {}, known)])), {
      requiredKeys: [],
    })
    .chain((fields) =>
      fc.oneof(
        { weight: 6, arbitrary: fc.constant(Object.entries(fields)) },
        { weight: 1, arbitrary: oddText.map((value) => [...Object.entries(fields), ['unexpected', value]]) },
        { weight: 1, arbitrary: fc.constant([...Object.entries(fields), ...Object.entries(fields)]) },
      ),
    );
  const body = content?.schema
    ? fc.oneof(
        { weight: 4, arbitrary: toValues(content.schema, known).map((value) => toBody(type, value)) },
        { weight: 4, arbitrary: toNearValues(content.schema, known).map((value) => toBody(type, value)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('', '{', '{"a":', '[1,', '\u0000', '"', 'x'.repeat(300_000)),
        },
      )
    : fc.constant(undefined);
  return fc
    .record({ path, query, body, accept, contentType, address, token: fc.constantFrom(...tokens) })
    .map((made) => ({
      route,
      target: `${made.path}${toQuery(made.query as string[][])}`,
      headers: {
        accept: made.accept,
        'x-forwarded-for': made.address,
        ...(made.token !== undefined && { authorization: `Bearer ${made.token}` }),
        ...(made.body !== undefined && { 'content-type': made.contentType ?? type ?? 'application/json' }),
      },
      body: made.body,
    }));
}

const toBody = (type: string | undefined, value: unknown): string =>
  type === 'text/plain' ? toText(value) : JSON.stringify(value);

/** Percent-encoded; half a surrogate pair, which cannot be, is replaced. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString()) || '%20';

const toQuery = (fields: readonly (readonly string[])[]): string => {
  const text = fields.map(([name = '', value = '']) => `${encode(name)}=${encode(value)}`).join('&');
  return text && `?${text}`;
};
