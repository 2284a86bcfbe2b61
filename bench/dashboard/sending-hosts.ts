import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { HostsOrder } from '../live/order.ts';

/** Hosts in a process of their own that send until they are stopped. */
export class SendingHosts {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** Resolves when all are connected and have sent something. */
  static async start(order: HostsOrder): Promise<SendingHosts> {
    const file = join(import.meta.dirname, '../live/hosts-process.ts');
    const process = fork(file, { execArgv: ['--no-warnings'] });
    process.send(order);
    await once(process, 'message');
    return new SendingHosts(process);
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }
}
