import { join } from 'node:path';
import { STATE_NAMES } from '@finwait/tcp';
import { AGENT, API } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN } from './processes/started-api.ts';
import { planEveryState } from './sockets/every-state.ts';
import { findLoopbackFamilies, findNamespaceWrapper } from './sockets/namespace.ts';
import { Rig } from './sockets/rig.ts';
import type { Story } from './told-story.ts';

jest.setTimeout(90_000);

const dir = scratchDir();
const wrapper = findNamespaceWrapper();
const families = findLoopbackFamilies(wrapper !== null);
/** Agent, API and viewer talk to each other over sockets of these states. */
const OWN_STATES = ['LISTEN', 'ESTABLISHED', 'TIME_WAIT'];
/** Sockets that are only bound are in neither of the tables the oracles read. */
const withoutClosed = (counts: object) => ({ ...counts, CLOSED: 0 });

describe.each(families)('with sockets of IPv%i in every state', (family) => {
  let rig: Rig;
  let story: Story;

  async function run(script: string, ...words: string[]): Promise<string> {
    const argv = [process.execPath, join(import.meta.dirname, script), ...words] as const;
    const { exitCode, stdout, stderr } = await rig.run({ argv, timeoutMs: 60_000 });
    if (exitCode !== 0) throw new Error(`${script} exited with ${exitCode}: ${stderr}`);
    return stdout;
  }

  beforeAll(async () => {
    rig = await Rig.open([planEveryState(family)], wrapper);
    const env = {
      FINWAIT_PORT: '0',
      FINWAIT_DATA_DIR: join(dir, `data-${family}`),
      FINWAIT_BOOTSTRAP_TOKEN: ADMIN_TOKEN,
    };
    const api = await rig.start({ argv: [process.execPath, API], env }, /Finwait is at (\S+) /);
    const url = api.match[1] ?? '';
    const agentEnv = {
      FINWAIT_TOKEN: await run('enrol-host.ts', url),
      FINWAIT_STATE_DIR: join(dir, `agent-${family}`),
    };
    const options = ['--api', url, '--name', 'rig', '--interval', '250ms'];
    await rig.start({ argv: [process.execPath, AGENT, ...options], env: agentEnv }, /connected to/);
    story = JSON.parse(await run('told-story.ts', url, ADMIN_TOKEN, 'rig')) as Story;
  });
  afterAll(() => rig.close());

  it('REST tells what the kernel holds in each state', () => {
    expect(withoutClosed(story.rest)).toEqual(story.proc);
  });

  it('REST tells what ss tells, where it is installed', () => {
    expect(withoutClosed(story.rest)).toEqual(withoutClosed(story.ss ?? story.proc));
  });

  it('a live frame and the history tell the same as REST', () => {
    expect(story.frame).toEqual(story.rest);
    expect(story.history).toEqual(story.rest);
  });

  it('the states the product itself does not use hold exactly the sockets that were opened', () => {
    for (const state of STATE_NAMES.filter((name) => !OWN_STATES.includes(name) && name !== 'CLOSED')) {
      const least = rig.expected[state];
      expect(least).toBeGreaterThan(0);
      if (rig.hasOwnNamespace) expect({ [state]: story.frame[state] }).toEqual({ [state]: least });
      else expect(story.frame[state]).toBeGreaterThanOrEqual(least);
    }
  });

  it('and the others hold at least those', () => {
    for (const state of OWN_STATES) {
      expect(story.frame[state]).toBeGreaterThanOrEqual(rig.expected[state as 'LISTEN']);
    }
  });
});
