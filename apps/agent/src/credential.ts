import { access, constants, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { toErrorCode } from './cause.js';
import { parseJson } from './json.js';

/** What an API knows this host by. */
export interface Credential {
  /** The host's name at the API. */
  readonly host: string;
  readonly credential: string;
  /** When the API gave it, in epoch milliseconds by this host's clock; left out by releases before it was kept. */
  readonly since?: number;
}

const FILE_NAME = 'credential';

/** The file of credentials in a state folder: one for each API, by its address. Only its owner can read it. */
export class CredentialFile {
  readonly #stateDir: string;

  constructor(stateDir: string) {
    this.#stateDir = stateDir;
  }

  /** Makes the folder if need be; rejects when nothing could be kept in it. */
  async prepare(): Promise<void> {
    await mkdir(this.#stateDir, { recursive: true, mode: 0o700 });
    await access(this.#stateDir, constants.W_OK | constants.X_OK);
  }

  /** `null` when there is none for this API, or the file cannot be understood. */
  async read(api: string): Promise<Credential | null> {
    return (await this.#readAll())[api] ?? null;
  }

  /** Replaces the file as a whole: it is never half written, not even by a power cut. */
  async write(api: string, credential: Credential): Promise<void> {
    const path = join(this.#stateDir, FILE_NAME);
    const draft = `${path}.${process.pid}`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.chmod(0o600);
      await file.writeFile(`${JSON.stringify({ ...(await this.#readAll()), [api]: credential }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  }

  async #readAll(): Promise<Readonly<Record<string, Credential>>> {
    try {
      return toCredentials(parseJson(await readFile(join(this.#stateDir, FILE_NAME), 'utf8')));
    } catch (error) {
      if (toErrorCode(error) === 'ENOENT') return {};
      throw error;
    }
  }
}

function toCredentials(content: unknown): Record<string, Credential> {
  if (typeof content !== 'object' || content === null) return {};
  return Object.fromEntries(
    Object.entries(content).filter((entry): entry is [string, Credential] => isCredential(entry[1])),
  );
}

function isCredential(value: unknown): value is Credential {
  if (typeof value !== 'object' || value === null || !('host' in value) || !('credential' in value))
    return false;
  if ('since' in value && typeof value.since !== 'number') return false;
  return typeof value.host === 'string' && typeof value.credential === 'string';
}
