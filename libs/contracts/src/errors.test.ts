import { ERRORS, isErrorCode } from './errors.js';

describe('the error registry', () => {
  it.each(Object.entries(ERRORS))(
    '%s says what happened and what to do',
    (code, { status, title, action }) => {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(action).toMatch(/^[A-Z].*\.$/);
      expect(status === null || (status >= 400 && status < 600)).toBe(true);
    },
  );

  it('knows its own codes and no property of objects', () => {
    expect(isErrorCode('host_unknown')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
  });
});
