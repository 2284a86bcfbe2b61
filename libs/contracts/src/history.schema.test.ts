import { historyQuerySchema } from './history.schema.js';

describe('historyQuerySchema', () => {
  it('asks for the last hour of all states in at most 1,000 points when nothing is said', () => {
    const query = historyQuerySchema.parse({});
    expect(query.to - query.from).toBeGreaterThanOrEqual(3_599_000);
    expect(query).toMatchObject({ maxPoints: 1_000 });
    expect(query.states).toBeUndefined();
  });

  it('takes each state once', () => {
    expect(historyQuerySchema.parse({ states: 'CLOSE_WAIT,LISTEN,CLOSE_WAIT' }).states).toEqual([
      'CLOSE_WAIT',
      'LISTEN',
    ]);
  });

  it.each([
    [{ states: 'ESTAB' }, 'ESTAB'],
    [{ states: 'activeOpens' }, 'activeOpens'],
    [{ states: '' }, 'not one of'],
    [{ from: 'now', to: '-1h' }, 'before to'],
    [{ from: '0', to: 'now' }, 'ten years'],
    [{ maxPoints: '0' }, ''],
    [{ maxPoints: 'many' }, ''],
    [{ form: '-1h' }, 'form'],
  ])('refuses %j and names what is wrong', (query, part) => {
    const messages = historyQuerySchema
      .safeParse(query)
      .error?.issues.map(({ message }) => message)
      .join();
    expect(messages).toContain(part);
  });
});
