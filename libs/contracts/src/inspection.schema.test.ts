import { STATE_NAMES } from '@finwait/tcp';
import fc from 'fast-check';
import {
  INSPECTION_FIELDS,
  MAX_INSPECTION_GROUPS,
  isInspectionRequest,
  type InspectionAnswer,
} from './inspection.js';
import { inspectionAnswerSchema, inspectionQuerySchema } from './inspection.schema.js';

const SUM = {
  count: 3,
  states: { CLOSE_WAIT: 3 },
  timers: { keepalive: 1, none: 2 },
  oldest: { ageMs: 1_500, bound: 'atLeast' },
  receiveQueueBytes: 3,
  sendQueueBytes: 0,
  paths: null,
} as const;
const NONE = { ...SUM, count: 0, states: {}, timers: {}, oldest: null, receiveQueueBytes: 0 };
const ANSWER: InspectionAnswer = {
  ok: true,
  takenAt: 1_700_000_000_000,
  tookMs: 12.5,
  sockets: 3,
  interrupted: false,
  owners: { held: 3, remembered: 0, hidden: 0, none: 0 },
  groups: [
    {
      ...SUM,
      key: {
        process: { pid: 7, command: 'nginx', commandLine: null, startedAt: 1_600_000_000_000 },
        owner: 'known',
        peer: '192.0.2.1',
      },
      samples: [{ state: 'CLOSE_WAIT', local: '127.0.0.1:80', remote: '192.0.2.1:50000' }],
    },
  ],
  other: NONE,
  otherGroups: 0,
};

describe('inspectionQuerySchema', () => {
  it('groups every socket by process when nothing is asked for', () => {
    expect(inspectionQuerySchema.parse({})).toEqual({ groupBy: ['process'], limit: 20, paths: 'false' });
  });

  it('reads lists and numbers from text', () => {
    const query = { state: 'CLOSE_WAIT,FIN_WAIT2', groupBy: 'peer,port,peer', limit: '200', paths: 'true' };
    expect(inspectionQuerySchema.parse(query)).toEqual({
      state: ['CLOSE_WAIT', 'FIN_WAIT2'],
      groupBy: ['peer', 'port'],
      limit: 200,
      paths: 'true',
    });
  });

  it.each([
    { state: 'HALF_OPEN' },
    { state: '' },
    { groupBy: 'colour' },
    { groupBy: ['peer', 'port'] },
    { limit: '0' },
    { limit: '201' },
    { paths: 'yes' },
    { pid: '1' },
  ])('refuses %j', (query) => expect(inspectionQuerySchema.safeParse(query).success).toBe(false));
});

describe('isInspectionRequest', () => {
  it('knows every request the API can make of a query, also after JSON', () => {
    const requests = fc.record(
      {
        states: fc.subarray([...STATE_NAMES], { minLength: 1 }),
        groupBy: fc.subarray([...INSPECTION_FIELDS]),
        limit: fc.integer({ min: 1, max: MAX_INSPECTION_GROUPS }),
        withPaths: fc.boolean(),
      },
      { requiredKeys: ['groupBy', 'limit'] },
    );
    fc.assert(
      fc.property(requests, (request) => isInspectionRequest(JSON.parse(JSON.stringify(request)) as unknown)),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (odd) => typeof isInspectionRequest(odd) === 'boolean'));
  });

  it.each([
    null,
    7,
    {},
    { groupBy: ['process'] },
    { groupBy: 'process', limit: 1 },
    { groupBy: ['process', 'process'], limit: 1 },
    { groupBy: ['cwd'], limit: 1 },
    { groupBy: [], limit: 0 },
    { groupBy: [], limit: 201 },
    { groupBy: [], limit: 1.5 },
    { groupBy: [], limit: 1, states: [] },
    { groupBy: [], limit: 1, states: ['HALF_OPEN'] },
    { groupBy: [], limit: 1, states: [['LISTEN']] },
    { groupBy: [], limit: 1, withPaths: 1 },
  ])('refuses %j', (request) => expect(isInspectionRequest(request)).toBe(false));
});

describe('inspectionAnswerSchema', () => {
  it('takes what an agent found, and a refusal with its reason', () => {
    expect(inspectionAnswerSchema.parse(ANSWER)).toEqual(ANSWER);
    const refusal = { ok: false, code: 'inspection_busy', detail: 'four wait' };
    expect(inspectionAnswerSchema.parse(refusal)).toEqual(refusal);
  });

  it('takes figures that a newer agent adds, and leaves them out', () => {
    expect(inspectionAnswerSchema.parse({ ...ANSWER, mood: 'good' })).toEqual(ANSWER);
  });

  it.each([
    ['nothing', undefined],
    ['no groups', { ...ANSWER, groups: undefined }],
    ['more groups than may be', { ...ANSWER, groups: Array.from({ length: 201 }, () => ANSWER.groups[0]) }],
    ['a negative count', { ...ANSWER, sockets: -1 }],
    ['a count that is not one', { ...ANSWER, sockets: Number.NaN }],
    ['an endless path', { ...ANSWER, groups: [{ ...ANSWER.groups[0], key: { unit: 'x'.repeat(201) } }] }],
    ['a state that is none', { ...ANSWER, other: { ...NONE, states: { HALF_OPEN: 'x' }, count: '1' } }],
    ['a refusal without a reason', { ok: false, code: 'inspection_busy' }],
  ])('refuses an answer with %s', (_, answer) => {
    expect(inspectionAnswerSchema.safeParse(answer).success).toBe(false);
  });
});
