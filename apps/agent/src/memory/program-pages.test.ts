import { readFileSync } from 'node:fs';
import { parseProgramRanges, ProgramPages } from './program-pages.js';

/** Lines of what Linux 6.18 shows of Node 24.21: program, relocated addresses, data, heap, builtins mapped again, libraries. */
const SMAPS = `00400000-00746000 r--p 00000000 fe:00 5309090                            /usr/bin/node
Rss:                3352 kB
Anonymous:             0 kB
Swap:                  0 kB
0074a000-03044000 r-xp 0034a000 fe:00 5309090                            /usr/bin/node
Rss:               27936 kB
Anonymous:             0 kB
Swap:                  0 kB
06b52000-06b56000 r--p 06751000 fe:00 5309090                            /usr/bin/node
Rss:                  16 kB
Anonymous:             8 kB
Swap:                  0 kB
06b56000-06b7d000 rw-p 06755000 fe:00 5309090                            /usr/bin/node
Rss:                 156 kB
Anonymous:             0 kB
Swap:                  0 kB
18710000-18ba8000 rw-p 00000000 00:00 0                                  [heap]
Rss:                4608 kB
Anonymous:          4608 kB
Swap:                  0 kB
7f3b16d80000-7f3b16f85000 r-xp 01627000 fe:00 5309090                    /usr/bin/node
Rss:                1984 kB
Anonymous:             0 kB
Swap:                  0 kB
7f3b36299000-7f3b3639a000 r-xp 00099000 fe:00 339903                     /usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30
Rss:                 668 kB
Anonymous:             0 kB
Swap:                  0 kB
`;
const PROGRAM = { start: 0x400000, bytes: 0x346000 };
const CODE = { start: 0x74a000, bytes: 0x28fa000 };
const BUILTINS = { start: 0x7f3b16d80000, bytes: 0x205000 };

/** Resident pages that are mapped from files, in bytes. Source: proc_pid_status(5). */
function readFileBytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^RssFile:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
}

describe('the pages of the program', () => {
  it('are those of its file that the process cannot have written to', () => {
    expect(parseProgramRanges(SMAPS, '/usr/bin/node')).toEqual([PROGRAM, CODE, BUILTINS]);
  });

  it('are in a library of its own on some systems', () => {
    const smaps = SMAPS.replaceAll('/usr/bin/node', '/usr/lib64/libnode.so.137');
    expect(parseProgramRanges(smaps, '/usr/bin/node')).toEqual([PROGRAM, CODE, BUILTINS]);
  });

  it('are not those that hold relocated addresses, even when these were swapped out', () => {
    const swapped = SMAPS.replace('8 kB\nSwap:                  0 kB', '0 kB\nSwap:                  8 kB');
    expect(swapped).not.toBe(SMAPS);
    expect(parseProgramRanges(swapped, '/usr/bin/node')).toEqual([PROGRAM, CODE, BUILTINS]);
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('leave the process when they are released, and it goes on', async () => {
    const pages = await ProgramPages.find();
    const before = readFileBytes();
    await pages.release();
    expect(readFileBytes()).toBeLessThan(before - 10 * 1_048_576);
    expect(JSON.parse('[1,2,3]')).toEqual([1, 2, 3]);
  });
});
