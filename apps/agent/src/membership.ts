import { setTimeout as wait } from 'node:timers/promises';
import { toCause } from './cause.js';
import { Condition } from './condition.js';
import type { Config } from './config.js';
import type { Credential, CredentialFile } from './credential.js';
import { enrol } from './enrolment.js';
import type { Log } from './log.js';
import { readMachineId } from './machine-id.js';
import { toErrorLine } from './problem.js';
import { toRetryDelayMs, type RetryDelay } from './retry-delay.js';

/** What a host needs to become a member of a fleet. */
export interface Membership {
  readonly config: Config & { readonly api: string; readonly token: string };
  readonly file: CredentialFile;
  readonly log: Log;
  readonly retryDelay?: RetryDelay;
}

/** Enrols with the token and keeps the credential. A refusal is said in the log. */
export async function joinFleet(membership: Membership, signal: AbortSignal): Promise<Credential | null> {
  const { config, log, retryDelay = toRetryDelayMs } = membership;
  const { api, token, name, tags, stateDir } = config;
  const reach = new Condition(log);
  const machineId = await readMachineId(stateDir);
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const answer = await enrol(api, { token, name, machineId, tags }, signal);
    if (answer.kind === 'enrolled') {
      reach.isOver(`the API at ${api} answers again`);
      log('info', `enrolled at ${api} as ${answer.credential.host}`);
      await keep(membership, answer.credential);
      return answer.credential;
    }
    if (answer.kind === 'refused') {
      log('error', toErrorLine(answer.code, answer.detail));
      return null;
    }
    reach.holds(answer.code, toErrorLine(answer.code, `${api}: ${answer.cause}`));
    await wait(retryDelay(attempt), undefined, { signal }).catch(() => {});
  }
  return null;
}

/** A credential that cannot be kept still serves until the agent ends. */
async function keep({ config, file, log }: Membership, credential: Credential): Promise<void> {
  try {
    await file.write(config.api, credential);
  } catch (error) {
    const cause = toCause(error);
    log('warn', `the credential cannot be kept, after a restart this host must enrol again: ${cause}`);
  }
}
