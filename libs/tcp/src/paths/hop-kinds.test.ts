import { checkPath, HOP_KINDS, HOP_KIND_NAMES } from './index.js';

const MEANINGS = HOP_KINDS.flatMap(({ kind, settings }) =>
  settings.map(({ name, meaning }) => ({ of: `${kind} ${name}`, ...meaning })),
);

const findNumbers = (text: string) => [...text.matchAll(/(?<![\w-])-?\d+/g)].map(([found]) => found).sort();

/** Names of settings, protocols and states: what has an underscore, or a capital that no sentence gives it. */
const findNames = (text: string) => [...new Set(text.match(/[A-Za-z]*(?:_|[a-z][A-Z]|[A-Z]{2})\w*/g))].sort();

describe('what a setting of a hop decides', () => {
  it('is said of every setting, in both languages', () => {
    expect(MEANINGS.length).toBeGreaterThan(200);
    for (const { of, en, zh } of MEANINGS) {
      expect([of, en]).toEqual([of, expect.stringMatching(/^[\x20-\x7e]*[a-zA-Z][\x20-\x7e]*$/)]);
      expect([of, zh]).toEqual([of, expect.stringMatching(/\p{Script=Han}|^[a-z、 ]+ 或 [a-z]+$/u)]);
    }
  });

  it('has the same numbers and names in both', () => {
    for (const { of, en, zh } of MEANINGS) {
      expect([of, findNumbers(zh), findNames(zh)]).toEqual([of, findNumbers(en), findNames(en)]);
    }
  });

  it('is set as Chinese is: a space beside Latin letters and digits, none beside full-width marks', () => {
    for (const { of, zh } of MEANINGS) {
      expect([of, zh]).not.toEqual([
        of,
        expect.stringMatching(
          /\p{Script=Han}[\w"]|[\w"]\p{Script=Han}|[\p{Script=Han}\w][,;:()] ?\p{Script=Han}/u,
        ),
      ]);
      expect([of, zh]).not.toEqual([of, expect.stringMatching(/ [，。：；（）、]|[，。：；（）、] /)]);
    }
  });
});

describe('what a kind of hop is called', () => {
  /** Words of a title that are no part of a product's name. */
  const GENERIC = /\b(client|server|browser|host|firewall|connection tracking|gateway|router)\b/i;
  const isNamedByMaker = (title: string) => /HttpClient|HttpServer/.test(title);

  it('is said of every kind, in both languages', () => {
    expect(HOP_KINDS.map(({ kind }) => kind).toSorted()).toEqual(HOP_KIND_NAMES.toSorted());
    for (const { kind, title } of HOP_KINDS) {
      expect([kind, title.en]).toEqual([kind, expect.stringMatching(/^[\x20-\x7e]+$/)]);
      expect([kind, title.zh]).toEqual([kind, expect.stringMatching(/^\S.*\S$/)]);
    }
  });

  it('is Chinese where it is no name of a product, which stays as it is', () => {
    for (const { kind, title } of HOP_KINDS) {
      const isGeneric = GENERIC.test(title.en) && !isNamedByMaker(title.en);
      expect([kind, /\p{Script=Han}/u.test(title.zh)]).toEqual([kind, isGeneric]);
      if (!isGeneric) expect(title.zh).toBe(title.en);
      expect(findNames(title.zh)).toEqual(findNames(title.en));
    }
  });

  it('is used in the sentences of a verdict, each in its language', () => {
    const { verdicts } = checkPath({
      protocol: 'tcp',
      hops: [{ kind: 'client' }, { kind: 'firewall', settings: { idle: 900 } }, { kind: 'server' }],
    });
    const [cut] = verdicts.filter(({ code }) => code === 'SILENT_CUT');
    expect(cut?.reason.en).toMatch(/^Firewall or NAT forgets .*; Client and Server keep it longer/);
    expect(cut?.reason.zh).toMatch(/^防火墙或 NAT 在静默 .*；客户端与服务器保留更久/);
  });

  it('gives way to the name that a hop has, in both languages', () => {
    const { verdicts } = checkPath({
      protocol: 'tcp',
      hops: [
        { kind: 'client' },
        { kind: 'firewall', name: 'core', settings: { idle: 900 } },
        { kind: 'server' },
      ],
    });
    const [cut] = verdicts.filter(({ code }) => code === 'SILENT_CUT');
    expect([cut?.reason.en, cut?.reason.zh]).toEqual([
      expect.stringMatching(/^core forgets /),
      expect.stringMatching(/^core 在静默 /),
    ]);
  });
});
