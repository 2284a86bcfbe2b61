import { createRestClient, type RestClient } from '@finwait/client';
import type { Config } from './config.js';
import { Printer } from './output/printer.js';

/** What a command works with. */
export interface Context {
  readonly config: Config;
  readonly client: RestClient;
  readonly printer: Printer;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly stop: AbortSignal;
}

/** Opens it. Nothing is asked of the API yet. */
export function toContext(config: Config, stop: AbortSignal): Context {
  const { api, token } = config;
  const client = createRestClient({ api, ...(token !== null && { token }), signal: stop });
  return { config, client, printer: new Printer(config), stop };
}
