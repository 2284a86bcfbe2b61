import { createTools, printCapture } from '../testing/fake-tools.js';
import { createProcRoot } from '../testing/proc-root.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { openSource } from './open-source.js';

const load = () => Promise.reject(new Error('no binary for this machine'));

describe('a source', () => {
  it.each(['auto', 'netlink'] as const)('asked for as %s is netlink on Linux', async (choice) => {
    const { source, why } = await openSource(choice);
    expect([source?.name, why]).toEqual(['netlink', 'sockets are read from netlink']);
    source?.close();
  });

  it('asked for as procfs is procfs where its table is', async () => {
    const { source } = await openSource('procfs', createProcRoot('linux-6.18-idle', ['tcp']));
    expect(source?.name).toBe('procfs');
    source?.close();
  });

  it('asked for as auto is procfs where netlink does not work, and says why', async () => {
    const root = createProcRoot('linux-6.18-idle', ['tcp']);
    const { source, why } = await openSource('auto', root, { load });
    expect(source?.name).toBe('procfs');
    expect(why).toBe('sockets are read from procfs: netlink cannot be used (no binary for this machine)');
  });

  it('is none, with every cause, where neither works', async () => {
    const root = createScratchDir();
    expect(await openSource('auto', root, { load })).toEqual({
      source: null,
      why: `netlink cannot be used (no binary for this machine); there is no ${root}/net/tcp`,
    });
  });

  it('is none when netlink was asked for and does not work', async () => {
    const { source, why } = await openSource('netlink', '/proc', { load });
    expect([source, why]).toEqual([null, 'netlink cannot be used (no binary for this machine)']);
  });

  it('is none, with the cause, where there is no table', async () => {
    const root = createScratchDir();
    expect(await openSource('procfs', root)).toEqual({ source: null, why: `there is no ${root}/net/tcp` });
  });

  it.each([
    ['netstat', 'darwin'],
    ['auto', 'darwin'],
    ['netstat', 'linux'],
  ] as const)('asked for as %s on %s is the tool of the system', async (choice, platform) => {
    const searchPath = createTools({ netstat: printCapture('macos-an') });
    const { source, why } = await openSource(choice, '/proc', {}, { platform, searchPath });
    expect(source?.name).toBe('netstat');
    expect(why).toMatch(/^sockets are read from netstat -an/);
    source?.close();
  });

  it('is none, with the cause, where the tool is missing', async () => {
    const opened = await openSource(
      'auto',
      '/proc',
      {},
      { platform: 'win32', searchPath: createScratchDir() },
    );
    expect(opened).toEqual({
      source: null,
      why: 'netstat -ano -p TCP cannot run: there is no netstat',
    });
  });
});
