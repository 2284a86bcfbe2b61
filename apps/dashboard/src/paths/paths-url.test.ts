import { ALL_PATHS, parsePathsView, toPathsAddress, type PathsView } from './paths-url';

const parse = (address: string) => parsePathsView(new URL(address, 'http://localhost').searchParams);

describe('the address of the paths page', () => {
  it('says nothing where nothing was chosen', () => {
    expect(toPathsAddress({})).toBe('/paths/');
    expect(parse('/paths/')).toEqual(ALL_PATHS);
  });

  it('holds everything that was chosen', () => {
    const view: PathsView = {
      name: 'shop.eu',
      draft: null,
      through: null,
      isEditing: true,
      editAs: 'json',
      showsChanges: true,
      drawAs: 'table',
      mark: { code: 'REUSE_RACE', hop: 2 },
    };
    expect(parse(toPathsAddress(view))).toEqual(view);
    expect(parse(toPathsAddress({ draft: 'random-502' })).draft).toBe('random-502');
    expect(parse(toPathsAddress({ draft: 'blank' })).draft).toBe('blank');
    const through = { kind: 'nginx', name: 'shop / → http://app&b', host: 'web-01', isLast: false } as const;
    for (const isLast of [true, false]) {
      const draft = { draft: 'blank', through: { ...through, isLast } } as const;
      expect(parse(toPathsAddress(draft))).toEqual({ ...ALL_PATHS, ...draft });
    }
  });

  it('takes what it does not know for what is usual', () => {
    const odd = parse('/paths/?draft=none&edit=yes&as=xml&draw=film&mark=NO_CODE.1');
    expect(odd).toEqual(ALL_PATHS);
    expect(parse('/paths/?draft=blank&kind=ngnix&way=a&host=b').through).toBeNull();
    expect(parse('/paths/?draft=blank&kind=nginx&way=a').through).toBeNull();
    expect(parse('/paths/?mark=REUSE_RACE.x').mark).toBeNull();
  });
});
