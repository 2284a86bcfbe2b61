import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { NamespaceProcess, mayEnterNamespaces } from '../testing/namespace-process.js';
import { readListens, readOwnListens } from './listens.js';

const PROC = '/proc';
const itInNamespace = mayEnterNamespaces ? it : it.skip;

describe('where a server can be reached from the agent', () => {
  it('is where it listens, or anybody where that is closed to the agent', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const listens = readListens(PROC, [process.pid]);
    expect(listens).toContain(address);
    expect(readOwnListens(PROC, process.pid, listens)).toBe(listens);
    expect(readOwnListens(PROC, process.pid, ['10.0.0.1:80'])).toEqual(['10.0.0.1:80']);
    expect(readOwnListens(PROC, process.pid, null)).toContain(address);
    server.close();
  });

  itInNamespace(
    'is nowhere when it runs in another network namespace, making which takes CAP_SYS_ADMIN',
    async () => {
      const { pid } = await NamespaceProcess.start(1);
      const listens = readListens(PROC, [pid]);
      expect(listens).toHaveLength(1);
      expect(readOwnListens(PROC, pid, listens)).toEqual([]);
      expect(readOwnListens(PROC, pid, null)).toEqual([]);
    },
  );
});
