import { liveSubscriptionSchema } from './live.schema.js';

describe('liveSubscriptionSchema', () => {
  it.each([
    [{ fleet: true }],
    [{ hosts: ['web-01'] }],
    [{ tag: 'role:web' }],
    [{ tag: 'url:http://x', states: ['CLOSE_WAIT', 'activeOpens'] }],
  ])('takes %j', (wish) => expect(liveSubscriptionSchema.parse(wish)).toEqual(wish));

  it.each([
    [null],
    [[]],
    [{}],
    [{ fleet: false }],
    [{ hosts: [] }],
    [{ hosts: ['a b'] }],
    [{ hosts: Array.from({ length: 1_001 }, (_, index) => `h${index}`) }],
    [{ tag: 'role' }],
    [{ fleet: true, states: [] }],
    [{ fleet: true, states: ['ESTAB'] }],
    [{ fleet: true, extra: 1 }],
  ])('refuses %j', (wish) => expect(liveSubscriptionSchema.safeParse(wish).success).toBe(false));
});
