import { toCause } from './cause.js';
import { Condition } from './condition.js';
import type { Credential, CredentialFile } from './credential.js';
import type { Log } from './log.js';
import { postJson } from './post-json.js';

const DAY_MS = 86_400_000;
/** A credential is replaced when it is older. */
const RENEW_AFTER_MS = 30 * DAY_MS;
const LOOK_EVERY_MS = 3_600_000;
/** For how long the credential before stays good: an agent that was killed before it kept the new one comes back with it. */
const OVERLAP_SECONDS = 7 * 86_400;

/** What a renewal needs to know. */
export interface RenewalSettings {
  readonly api: string;
  readonly file: CredentialFile;
  readonly log: Log;
  /** Hears of the new credential once it is kept. */
  readonly onRenewed: (credential: Credential) => void;
}

/**
 * Replaces the credential of a host before it is old. The new one serves only once it is on the disk: whatever stands
 * in the way, and whenever the agent is killed, the one that is kept is good, and the next look asks again.
 */
export class CredentialRenewal {
  readonly #settings: RenewalSettings;
  readonly #condition: Condition;
  #timer: NodeJS.Timeout | undefined;
  #stop = new AbortController();

  constructor(settings: RenewalSettings) {
    this.#settings = settings;
    this.#condition = new Condition(settings.log);
  }

  /** Looks at the age of this credential now, and of it or its successor every hour from now on. */
  start(credential: Credential): void {
    this.stop();
    this.#stop = new AbortController();
    let current = credential;
    const { signal } = this.#stop;
    const look = async () => {
      current = await this.#look(current, signal);
      if (!signal.aborted) this.#timer = setTimeout(() => void look(), LOOK_EVERY_MS).unref();
    };
    void look();
  }

  stop(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  /** The credential that is kept from now on. */
  async #look(credential: Credential, signal: AbortSignal): Promise<Credential> {
    const { api, file, log, onRenewed } = this.#settings;
    if (Date.now() - (credential.since ?? 0) <= RENEW_AFTER_MS) return credential;
    try {
      await file.prepare();
      const renewed = await askForNew(api, credential, signal);
      await file.write(api, renewed);
      const message = `the credential of ${renewed.host} is renewed`;
      if (!this.#condition.isOver(message)) log('info', message);
      if (!signal.aborted) onRenewed(renewed);
      return renewed;
    } catch (error) {
      if (signal.aborted) return credential;
      const cause = toCause(error);
      this.#condition.holds(cause, `the credential of this host cannot be renewed yet: ${cause}`);
      return credential;
    }
  }
}

async function askForNew(api: string, { host, credential }: Credential, signal: AbortSignal) {
  const url = new URL(`${api}/api/v1/hosts/${encodeURIComponent(host)}/credential`);
  const { status, body } = await postJson(url, { overlap: OVERLAP_SECONDS }, signal, credential);
  const isAnswer = status === 200 && typeof body === 'object' && body !== null && 'credential' in body;
  if (!isAnswer || typeof body.credential !== 'string')
    throw new Error(`${api} answered with status ${status}`);
  return { host, credential: body.credential, since: Date.now() };
}
