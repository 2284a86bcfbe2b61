import { SECTIONS, toPowers, toSections } from './powers';

const sectionsOf = (role: 'viewer' | 'operator' | 'admin', scope: string[] | null = null) =>
  toSections(toPowers({ role, scope }));

describe('the settings offered', () => {
  it('are one’s own account alone for a viewer, and for whoever has a part of the fleet', () => {
    expect(sectionsOf('viewer')).toEqual(['account']);
    expect(sectionsOf('operator', ['site:berlin'])).toEqual(['account']);
  });

  it('are enrolment too for an operator, and all for an admin', () => {
    expect(sectionsOf('operator')).toEqual(['account', 'hosts']);
    expect(sectionsOf('admin')).toEqual(SECTIONS);
  });

  it('let declare paths whoever has the whole fleet and is more than a viewer', () => {
    const mayDeclare = (role: 'viewer' | 'operator', scope: string[] | null = null) =>
      toPowers({ role, scope }).mayDeclare;
    expect([mayDeclare('viewer'), mayDeclare('operator'), mayDeclare('operator', ['site:berlin'])]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
