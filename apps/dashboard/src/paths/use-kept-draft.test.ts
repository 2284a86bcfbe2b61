import { act, renderHook } from '@testing-library/react';
import { BLANK } from './draft';
import { forgetDraft, forgetDrafts, readDraft } from './kept-drafts';
import { useKeptDraft } from './use-kept-draft';

const BEFORE = { path: BLANK, name: '' };
const open = (key = 'one') => renderHook(() => useKeptDraft(key, BEFORE));

beforeEach(() => sessionStorage.clear());

describe('a path that is written', () => {
  it('is there again after its page was left, with its name', () => {
    const first = open();
    act(() => first.result.current.onPath({ hops: [{ kind: 'f5' }] }));
    act(() => first.result.current.onName('checkout'));
    first.unmount();
    expect(open().result.current).toMatchObject({
      path: { hops: [{ kind: 'f5' }] },
      name: 'checkout',
      isChanged: true,
    });
    expect(open('another').result.current).toMatchObject({ ...BEFORE, isChanged: false });
  });

  it('is kept no longer once it is discarded, saved, or as it began', () => {
    const { result } = open();
    act(() => result.current.onName('checkout'));
    expect(readDraft('one')).toMatch(/checkout/);
    act(() => result.current.discard());
    expect([result.current.name, readDraft('one')]).toEqual(['', null]);
    act(() => result.current.onName('c'));
    act(() => result.current.onName(''));
    expect(readDraft('one')).toBeNull();
    act(() => result.current.onName('c'));
    forgetDraft('one');
    expect(open().result.current.name).toBe('');
  });

  it('begins anew where what was kept is no path', () => {
    sessionStorage.setItem('finwait-path-draft one', '{"name":"x","path":{"hops":"none"}}');
    expect(open().result.current).toMatchObject(BEFORE);
  });

  it('is seen by nobody who signs in afterwards, and nothing else is forgotten', () => {
    sessionStorage.setItem('other', 'kept');
    const { result } = open();
    act(() => result.current.onName('checkout'));
    forgetDrafts();
    expect(open().result.current.name).toBe('');
    expect(sessionStorage.getItem('other')).toBe('kept');
  });

  it('is not kept where it is longer than any that is saved', () => {
    const { result } = open();
    act(() => result.current.onName('n'.repeat(300_000)));
    expect(readDraft('one')).toBeNull();
  });
});
