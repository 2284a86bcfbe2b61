import { ERRORS, problemSchema, type ErrorCode, type Problem } from '@finwait/contracts';
import { toReference } from './reference.js';

const PROBLEM_TYPE = 'application/problem+json';

/** A response of the OpenAPI document that tells of errors. Source: OpenAPI 3.1 §4.8.17. */
export interface ProblemResponse {
  readonly description: string;
  readonly content: Readonly<
    Record<
      string,
      {
        readonly schema: { readonly $ref: string };
        readonly examples: Readonly<Record<string, { readonly value: Problem }>>;
      }
    >
  >;
}

/** The responses that tell of these codes, by status, each code with an example. */
export function toProblemResponses(codes: readonly ErrorCode[]): ReadonlyMap<number, ProblemResponse> {
  const groups = Map.groupBy(new Set(codes), (code) => ERRORS[code].status ?? 500);
  return new Map(
    [...groups].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('\n\n'),
        content: {
          [PROBLEM_TYPE]: {
            schema: toReference(problemSchema),
            examples: Object.fromEntries(group.map((code) => [code, { value: toExample(code, status) }])),
          },
        },
      },
    ]),
  );
}

/** Both responses in one, as for a status that a route answers for more than one reason. */
export function joinProblems(one: ProblemResponse, other: ProblemResponse): ProblemResponse {
  const described = other.description.split('\n\n').filter((line) => !one.description.includes(line));
  const [first, second] = [one, other].map(({ content }) => content[PROBLEM_TYPE]);
  if (!first || !second) return one;
  return {
    description: [one.description, ...described].join('\n\n'),
    content: {
      [PROBLEM_TYPE]: { schema: first.schema, examples: { ...first.examples, ...second.examples } },
    },
  };
}

function toExample(code: ErrorCode, status: number): Problem {
  const { title, action } = ERRORS[code];
  return { type: `/docs#${code}`, title, status, code, detail: title, action, requestId: 'req-1' };
}
