import type { Session } from '@finwait/contracts';

/** The pages of the settings, in the order of their links. */
export const SECTIONS = ['account', 'hosts', 'users', 'tokens', 'storage', 'audit'] as const;

/** One of {@link SECTIONS}. */
export type Section = (typeof SECTIONS)[number];

/** What somebody is offered. The API decides anew, whatever a page shows. */
export interface Powers {
  /** Asks agents for the sockets of the hosts in their scope. */
  readonly mayInspect: boolean;
  /** Lets hosts in, and takes their credentials from them. */
  readonly mayEnrol: boolean;
  /** Declares paths, for everybody to see. */
  readonly mayDeclare: boolean;
  readonly mayAdminister: boolean;
}

/** What the page offers to whoever is signed in: nothing unless the role and the whole fleet allow it. */
export function toPowers({ role, scope }: Pick<Session, 'role' | 'scope'>): Powers {
  const hasFleet = scope === null;
  const mayInspect = role !== 'viewer';
  return {
    mayInspect,
    mayEnrol: hasFleet && mayInspect,
    mayDeclare: hasFleet && mayInspect,
    mayAdminister: hasFleet && role === 'admin',
  };
}

/** The pages that are for somebody with these powers. */
export function toSections({ mayEnrol, mayAdminister }: Powers): readonly Section[] {
  return SECTIONS.filter(
    (section) => section === 'account' || (section === 'hosts' ? mayEnrol : mayAdminister),
  );
}

/** The address of a page of the settings. */
export function toSectionAddress(section: Section): string {
  return section === 'account' ? '/settings/' : `/settings/${section}/`;
}
