import type { Site } from './site.ts';

/** Two sites with a router between them. */
export interface Route {
  readonly near: Site;
  readonly router: Site;
  readonly far: Site;
  /** The address of the far site. */
  readonly address: string;
  /** From then on the router drops every packet without a word. */
  cut(): Promise<void>;
}

const NEAR = '10.0.1.2';
const FAR = '10.0.2.2';

/** Joins two new sites through a third one that forwards between them. */
export async function openRoute(open: () => Promise<Site>): Promise<Route> {
  const [near, router, far] = await Promise.all([open(), open(), open()]);
  await near.join(router, `${NEAR}/24`, '10.0.1.1/24');
  await far.join(router, `${FAR}/24`, '10.0.2.1/24');
  await Promise.all([
    near.do('run', 'ip', 'route', 'add', 'default', 'via', '10.0.1.1'),
    far.do('run', 'ip', 'route', 'add', 'default', 'via', '10.0.2.1'),
    router.do('run', 'sysctl', '-qw', 'net.ipv4.ip_forward=1'),
  ]);
  return {
    near,
    router,
    far,
    address: FAR,
    cut: async () => {
      const chain = 'add chain ip cut f { type filter hook forward priority -10; policy drop; }';
      await router.do('run', 'nft', `add table ip cut; ${chain}`);
    },
  };
}
