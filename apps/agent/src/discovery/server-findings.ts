import type { HostServer } from '@finwait/contracts/protocol';
import type { ServerTextFault, StatusPlace } from '@finwait/tcp';

/** What a server says of itself. */
export type ServerFindings = Pick<HostServer, 'version' | 'hops' | 'unseen'> & {
  /** Where it tells what it does. */
  readonly places: readonly StatusPlace[];
};

const MOST_FAULTS = 20;

/** Nothing of a server is seen. */
export function toUnseen(reason: string): ServerFindings {
  return { version: null, hops: [], unseen: [{ setting: 'all', reason }], places: [] };
}

/** Places that were not understood, without the text that is there: a file may hold secrets. */
export function toFaultReasons(faults: readonly ServerTextFault[]): HostServer['unseen'] {
  return faults.slice(0, MOST_FAULTS).map(({ file, line }) => ({
    setting: 'all',
    reason: `line ${line}${file === undefined ? '' : ` of ${file}`} is not understood`,
  }));
}
