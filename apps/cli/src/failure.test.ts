import { ApiProblem } from '@finwait/client';
import { Refused, toFailure } from './failure.js';

const API = 'http://127.0.0.1:4000';
const problem = (code: string) => ({ code, title: 'x', detail: 'the cause', action: 'x' });

describe('toFailure', () => {
  it.each([
    [
      new ApiProblem(401, problem('credentials_refused')),
      3,
      /^credentials_refused: .*the cause.*--token-file/,
    ],
    [new ApiProblem(403, problem('not_allowed')), 3, /^not_allowed: .*the cause/],
    [new ApiProblem(400, problem('request_malformed')), 2, /^request_malformed: .*the cause/],
    [new ApiProblem(404, problem('host_unknown')), 1, /^host_unknown: .*the cause/],
    [new ApiProblem(502, '<html>'), 1, /^The API answered with status 502$/],
    [new ApiProblem(500, problem('of_a_later_release')), 1, /^The API the cause$/],
    [new Refused('credentials_missing', 'none'), 3, /^credentials_missing: .*none/],
    [new Error('ENOENT: no such file'), 1, /^ENOENT: no such file$/],
  ])('tells %s with the exit code %i', (error, exitCode, line) => {
    const failure = toFailure(error, API);
    expect(failure.exitCode).toBe(exitCode);
    expect(failure.line).toMatch(line);
  });
});
