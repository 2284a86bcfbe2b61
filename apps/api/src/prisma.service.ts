import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaClient } from './generated/client.js';
import { PRAGMAS, PRAGMAS_OF_CREATION, verifyPragmas } from './storage/pragmas.js';
import { WriteLock } from './storage/write-lock.js';
import { WriteTurn } from './storage/write-turn.js';

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/** What only reads needs no turn to write. */
const READS = /^\s*(SELECT|PRAGMA)\b/i;

/**
 * The driver adapter with one lock around it. Without it a plain statement issued while a `$transaction` is open
 * runs inside that transaction and vanishes with its rollback. What writes also waits for its turn beside the history.
 */
class SerialisedSqlite extends PrismaBetterSqlite3 {
  readonly #turn: WriteTurn;

  constructor(path: string, turn: WriteTurn) {
    super({ url: `file:${path}` });
    this.#turn = turn;
  }

  override async connect(): Promise<Connection> {
    const connection = await super.connect();
    const pragmas = Object.entries({ ...PRAGMAS_OF_CREATION, ...PRAGMAS });
    await connection.executeScript(pragmas.map(([name, value]) => `PRAGMA ${name} = ${value};`).join('\n'));
    return serialise(connection, new WriteLock(), this.#turn);
  }
}

function serialise(connection: Connection, lock: WriteLock, turn: WriteTurn): Connection {
  const startTransaction = connection.startTransaction.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  const executeRaw = connection.executeRaw.bind(connection);
  const executeScript = connection.executeScript.bind(connection);
  const acquire = async () => {
    const [unlock, endTurn] = [await lock.acquire(), await turn.take()];
    return () => {
      endTurn();
      unlock();
    };
  };
  const write = async <Result>(work: () => Promise<Result>) => {
    const release = await acquire();
    return work().finally(release);
  };
  connection.queryRaw = (query) =>
    READS.test(query.sql) ? lock.run(() => queryRaw(query)) : write(() => queryRaw(query));
  connection.executeRaw = (query) => write(() => executeRaw(query));
  connection.executeScript = (script) => write(() => executeScript(script));
  connection.startTransaction = async (isolation) => {
    const release = await acquire();
    try {
      const transaction = await startTransaction(isolation);
      const commit = transaction.commit.bind(transaction);
      const rollback = transaction.rollback.bind(transaction);
      transaction.commit = () => commit().finally(release);
      transaction.rollback = () => rollback().finally(release);
      return transaction;
    } catch (error) {
      release();
      throw error;
    }
  };
  return connection;
}

/** A driver adapter for the SQLite file at `path`, opened the way the service opens it; it writes when `turn` is its. */
export function openSqlite(path: string, turn = new WriteTurn()): PrismaBetterSqlite3 {
  return new SerialisedSqlite(path, turn);
}

/** The database. Inside a `$transaction` callback use only the callback's client. */
@Injectable()
export class PrismaService extends PrismaClient implements OnApplicationShutdown {
  constructor(databasePath: string, turn?: WriteTurn) {
    super({ adapter: openSqlite(databasePath, turn) });
  }

  /** Throws unless the file is really open with the durability an acknowledgement promises. */
  async verifyDurability(): Promise<void> {
    const found: Record<string, unknown> = {};
    for (const name of Object.keys(PRAGMAS)) {
      const rows = await this.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
      found[name] = Object.values(rows[0] ?? {})[0];
    }
    verifyPragmas(found);
  }

  /** Last of all: what waits is written before the application shuts down. */
  async onApplicationShutdown(): Promise<void> {
    await this.$disconnect();
  }
}
