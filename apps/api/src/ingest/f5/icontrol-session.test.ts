import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { IcontrolStandIn, STAND_IN_CERTIFICATE, STAND_IN_USER } from '../../testing/icontrol-stand-in.js';
import { scratchDir } from '../../testing/scratch-dir.js';
import type { F5Device } from './f5-device.js';
import { IcontrolSession } from './icontrol-session.js';

const LOGIN = 'POST /mgmt/shared/authn/login';
const TCP = '/mgmt/tm/ltm/profile/tcp';
const dir = scratchDir();
const credentialFile = join(dir, 'credential');
const ended = new AbortController();
let f5: IcontrolStandIn;

const writeCredential = (password: string) =>
  writeFileSync(credentialFile, `${STAND_IN_USER.username}\n${password}\n`);

function connect(different: Partial<F5Device> = {}, patienceMs = 5_000): IcontrolSession {
  const device = {
    host: 'f5',
    origin: `https://${f5.address}`,
    credentialFile,
    caFile: STAND_IN_CERTIFICATE,
    serverName: undefined,
    tags: {},
  };
  return new IcontrolSession({ ...device, ...different }, ended.signal, patienceMs);
}

describe('a session with a BIG-IP', () => {
  beforeEach(async () => {
    f5 = new IcontrolStandIn();
    f5.collections.set(TCP, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    await f5.start();
    writeCredential(STAND_IN_USER.password);
  });
  afterEach(() => f5.stop());

  it('signs in once, and gives its token back when it leaves', async () => {
    const session = connect();
    expect(await session.read(TCP)).toMatchObject({ items: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] });
    await session.read(TCP);
    expect(f5.count(LOGIN)).toBe(1);
    await session.leave();
    expect(f5.tokens.size).toBe(0);
    expect(f5.asked.at(-1)).toBe('DELETE /mgmt/shared/authz/tokens/TOKEN1');
  });

  it('signs in without a provider where users are of another directory', async () => {
    f5.isRemote = true;
    await connect().read(TCP);
    expect(f5.count(LOGIN)).toBe(2);
  });

  it.each([
    ['has expired', false],
    ['is not known any more', true],
  ])('signs in again when its token %s', async (_, isForgotten) => {
    const session = connect();
    await session.read(TCP);
    f5.endTokens(isForgotten);
    await session.read(TCP);
    expect(f5.count(LOGIN)).toBe(2);
    await session.leave();
  });

  it('takes another token before the life of one is over, and gives the old one back', async () => {
    f5.tokenSeconds = 0.05;
    const session = connect();
    while (f5.count(LOGIN) < 3) await session.read(TCP);
    expect(f5.count('DELETE')).toBe(2);
    expect(f5.tokens.size).toBe(1);
    await session.leave();
  });

  it('gives up when a new token is refused as well', async () => {
    const session = connect();
    await session.read(TCP);
    f5.tokens.add = () => f5.tokens;
    f5.endTokens();
    await expect(session.read(TCP)).rejects.toThrow('status 401: X-F5-Auth-Token does not exist.');
    expect(f5.count(LOGIN)).toBe(2);
  });

  it('reads a collection to its last page, by path and query alone', async () => {
    expect(await connect().readItems(`${TCP}?$top=2&$skip=0`)).toEqual([
      { name: 'a' },
      { name: 'b' },
      { name: 'c' },
    ]);
    expect(f5.asked.at(-1)).toBe(`GET ${TCP}?$top=2&$skip=2`);
  });

  it('takes a collection without items for an empty one', async () => {
    f5.collections.set('/mgmt/tm/ltm/virtual', []);
    expect(await connect().readItems('/mgmt/tm/ltm/virtual')).toEqual([]);
  });

  it('does not follow pages in a circle', async () => {
    f5.collections.set(TCP, [{ name: 'a' }, { name: 'b' }]);
    const session = connect();
    await expect(session.readItems(`${TCP}?$top=0&$skip=0`)).rejects.toThrow('do not end');
  });

  it('does not repeat a refused password, and never tells it', async () => {
    writeCredential('wrong');
    const session = connect();
    for (let round = 0; round < 2; round += 1) {
      const failure = await session.read(TCP).catch((error: Error) => error.message);
      expect(failure).toContain('refuses user or password');
      expect(failure).not.toContain('wrong');
    }
    expect(f5.count(LOGIN)).toBe(2);
    writeCredential(STAND_IN_USER.password);
    await session.read(TCP);
    await session.leave();
  });

  it('tells why a login failed in the words of the BIG-IP, unless they repeat what was sent', async () => {
    f5.loginError = [400, 'maximum active login tokens reached'];
    await expect(connect().read(TCP)).rejects.toThrow('status 400: maximum active login tokens reached');
    f5.loginError = [400, 'cannot read BODY'];
    const failure = await connect()
      .read(TCP)
      .catch((error: Error) => error.message);
    expect(failure).toBe('it answers with status 400');
  });

  it('says what is wrong with the file of user and password', async () => {
    for (const text of ['', 'user', 'user\n', 'user\npassword\nmore']) {
      writeFileSync(credentialFile, text);
      await expect(connect().read(TCP)).rejects.toThrow('expected the user on the first line');
    }
    await expect(connect({ credentialFile: join(dir, 'none') }).read(TCP)).rejects.toThrow('ENOENT');
    expect(f5.asked).toEqual([]);
  });

  it('trusts no certificate that nothing vouches for, and none for another name', async () => {
    await expect(connect({ caFile: undefined }).read(TCP)).rejects.toThrow(
      'is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
    );
    await expect(connect({ serverName: 'bigip.example' }).read(TCP)).rejects.toThrow('for another name');
    expect(f5.asked).toEqual([]);
  });

  it('takes another name for the one in the certificate when it is told so', async () => {
    const origin = `https://${f5.numericAddress}`;
    await expect(connect({ origin }).read(TCP)).rejects.toThrow('for another name');
    await connect({ origin, serverName: 'localhost' }).read(TCP);
  });

  it('says that a BIG-IP may still be starting', async () => {
    f5.mode = 'starting';
    await expect(connect().read(TCP)).rejects.toThrow('status 503 and no JSON: it may still be starting');
    f5.mode = 'ready';
    await expect(connect().read('/mgmt/tm/nothing')).rejects.toThrow(
      'status 404: Public URI path not registered',
    );
  });

  it('waits for an answer for so long and no longer', async () => {
    f5.mode = 'hanging';
    await expect(connect({}, 100).read(TCP)).rejects.toThrow('no answer in 0.1 s');
  });

  it('says that nothing listens', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    await expect(connect({ origin: `https://127.0.0.1:${port}` }).read(TCP)).rejects.toThrow('ECONNREFUSED');
  });
});
