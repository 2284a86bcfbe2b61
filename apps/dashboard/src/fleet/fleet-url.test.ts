import { parseFleetView, toFleetSearch } from './fleet-url';

const read = (search: string) => parseFleetView(new URLSearchParams(search));

describe('the address of the fleet page', () => {
  it('is empty while nobody has changed anything', () => {
    expect(toFleetSearch(read(''))).toBe('');
    expect(read('').sort).toEqual({ key: 'CLOSE_WAIT', isDescending: true });
  });

  it('holds filter and order', () => {
    const view = {
      ...read(''),
      filter: 'role=app web',
      sort: { key: 'TIME_WAIT', isDescending: false },
    } as const;
    expect(toFleetSearch(view)).toBe('?q=role%3Dapp+web&sort=TIME_WAIT');
    expect(read(toFleetSearch(view))).toEqual(view);
  });

  it('holds the time, the state and how both are drawn', () => {
    const search = '?range=7d&layout=lines&scale=linear&state=SYN_RECV&order=worst';
    expect(read(search)).toMatchObject({ range: '7d', state: 'SYN_RECV', order: 'worst' });
    expect(toFleetSearch(read(search))).toBe(search);
  });

  it('falls back to the usual order for a column that does not exist', () => {
    expect(read('sort=-nonsense').sort).toEqual({ key: 'CLOSE_WAIT', isDescending: true });
  });
});
