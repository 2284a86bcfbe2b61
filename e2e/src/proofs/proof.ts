import { rmSync } from 'node:fs';
import { checkPath, findPathFaults, type Path, type PathReport, type VerdictCode } from '@finwait/tcp';
import { makeProgramDir } from './hops/start-path.ts';
import { findObstacle } from './programs.ts';
import { Site } from './site/site.ts';

/** What a proof is made with. */
export interface Workshop {
  /** A new site; it is closed after the tests whatever becomes of them. */
  readonly open: () => Promise<Site>;
  /** A folder for the files of programs. */
  readonly dir: string;
}

/** Tests that need real servers and network namespaces; where there are none they are skipped and it is printed why. */
export function describeProof(title: string, prove: (workshop: Workshop) => void): void {
  const obstacle = findObstacle();
  if (obstacle !== null) {
    process.stderr.write(`skipped: ${title}: ${obstacle}\n`);
    describe.skip(title, () => prove({ open: () => Site.open(), dir: '' }));
    return;
  }
  describe(title, () => {
    const dir = makeProgramDir();
    const sites: Promise<Site>[] = [];
    prove({
      dir,
      open: () => {
        const site = Site.open();
        sites.push(site);
        return site;
      },
    });
    afterAll(async () => {
      const opened = await Promise.allSettled(sites);
      for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
      rmSync(dir, { recursive: true, force: true });
    });
  });
}

/** What is said of a path, which has to be exactly these verdicts. */
export function checkWith(path: Path, codes: readonly VerdictCode[]): PathReport {
  expect(findPathFaults(path)).toEqual([]);
  const report = checkPath(path);
  expect(report.verdicts.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  return report;
}
