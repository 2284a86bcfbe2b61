import { Condition } from './condition.js';
import { createLogLines } from './testing/log-lines.js';

describe('a condition', () => {
  it('is said once while it lasts, again when it changes, and once when it is over', () => {
    const { log, lines } = createLogLines();
    const condition = new Condition(log);
    condition.holds('away', 'gone');
    condition.holds('away', 'still gone');
    condition.holds('refused', 'now it says no');
    condition.isOver('back');
    condition.isOver('still back');
    condition.holds('away', 'gone again');
    expect(lines).toEqual(['warn gone', 'warn now it says no', 'info back', 'warn gone again']);
  });
});
