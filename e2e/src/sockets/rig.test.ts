import { readQuietly } from './quiet-reading.ts';
import { Rig } from './rig.ts';

const LISTEN_AND_SAY_SO = `
  const server = require('node:net').createServer().listen(0, '127.0.0.1', () =>
    console.log('listening on ' + server.address().port));
  process.on('SIGTERM', () => server.close(() => process.exit(5)));
`;
const CONNECT_TO = (port: string) => `
  require('node:net').connect(${port}, '127.0.0.1', function () { console.log('connected'); this.destroy(); });
`;
jest.setTimeout(60_000);

const node = process.execPath;

describe('a rig', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open([{ family: 4, states: { CLOSE_WAIT: 3 } }]);
  });
  afterAll(() => rig.close());

  it('runs programs in the network namespace of its sockets', async () => {
    const { stdout } = await rig.run({
      argv: [node, '-e', `console.log(require('fs').readFileSync('/proc/net/tcp', 'utf8'))`],
    });
    const ports = rig.ports.map((port) => port.toString(16).toUpperCase().padStart(4, '0'));
    for (const port of ports) expect(stdout).toContain(`:${port} `);
  });

  it('tells how a program ended and what it printed', async () => {
    const result = await rig.run({
      argv: [node, '-e', `console.log(process.env.WORD); console.error('no'); process.exit(3)`],
      env: { WORD: 'yes' },
    });
    expect(result).toEqual({ exitCode: 3, signal: null, stdout: 'yes\n', stderr: 'no\n' });
  });

  it('keeps programs that reach each other, and counts their sockets', async () => {
    const before = await rig.count();
    const server = await rig.start({ argv: [node, '-e', LISTEN_AND_SAY_SO] }, /listening on (\d+)/);
    const client = await rig.run({ argv: [node, '-e', CONNECT_TO(server.match[1] ?? '')] });
    expect(client.stdout).toBe('connected\n');
    const during = await rig.count();
    if (rig.hasOwnNamespace) expect(during.proc.LISTEN).toBe(before.proc.LISTEN + 1);
    expect(await rig.stop(server)).toMatchObject({ exitCode: 5 });
    expect((await rig.count()).planned).toEqual(before.planned);
  });

  it('refuses a program that is not there, that takes too long, or that ends before it is ready', async () => {
    await expect(rig.run({ argv: ['/no/such/program'] })).rejects.toThrow('ENOENT');
    const endless = [node, '-e', 'setInterval(() => {}, 1000)'] as const;
    await expect(rig.run({ argv: endless, timeoutMs: 50 })).rejects.toThrow('waited 50 ms for it to end');
    const silent = rig.start({ argv: [node, '-e', 'process.exit(4)'] }, /ready/);
    await expect(silent).rejects.toThrow(/ended before it printed .*"exitCode":4/);
  });

  it('reads between two equal counts', async () => {
    const { value, oracle } = await readQuietly(rig, async () => (await rig.count()).planned);
    expect(value).toEqual(oracle.planned);
    expect(value.CLOSE_WAIT).toBe(3);
  });

  it('says why its process did not start', async () => {
    const refused = [node, '-e', `console.error('no namespace for you'); process.exit(1)`];
    await expect(Rig.open([], refused)).rejects.toThrow('no namespace for you');
    await expect(Rig.open([], ['/no/such/program'])).rejects.toThrow('ENOENT');
  });
});
