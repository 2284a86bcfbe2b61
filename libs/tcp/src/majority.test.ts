import { findMajority, vote, type Votes } from './majority.js';

describe('the majority', () => {
  it.each([
    [[], null],
    [['a'], 'a'],
    [['a', 'b', 'b'], 'b'],
    [['b', 'a', 'a', 'b'], 'b'],
  ])('of %j is %j', (given, majority) => {
    const votes: Votes<string> = new Map();
    given.forEach((name) => vote(votes, name));
    expect(findMajority(votes)).toBe(majority);
  });
});
