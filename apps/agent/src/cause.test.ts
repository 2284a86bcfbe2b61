import { readFileSync } from 'node:fs';
import { toCause, toErrorCode } from './cause.js';

function fail(): unknown {
  try {
    return readFileSync('/nowhere');
  } catch (error) {
    return error;
  }
}

describe('the cause of a failure', () => {
  it('is its message, and the messages of all it is made of', () => {
    expect(toCause(new Error('one'))).toBe('one');
    expect(toCause(new AggregateError([new Error('one'), new Error('two')]))).toBe('one; two');
    expect(toCause('word')).toBe('word');
  });

  it('has the code of the system call, where there was one', () => {
    expect(toErrorCode(fail())).toBe('ENOENT');
    expect(toErrorCode(new Error('one'))).toBeUndefined();
    expect(toErrorCode(null)).toBeUndefined();
  });
});
