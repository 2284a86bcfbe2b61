import { makeEnrolment } from './commands/enrol.js';
import { showHistory } from './commands/history.js';
import { listHosts } from './commands/hosts.js';
import { importListing } from './commands/import.js';
import { changeTokens } from './commands/token.js';
import { watch } from './commands/watch.js';
import type { Context } from './context.js';
import type { ExitCode } from './exit-code.js';
import type { CommandName } from './options.js';
import { top } from './top/top.js';

/** What each command does; what it throws is a failure. */
export const RUNS: Readonly<Record<CommandName, (context: Context) => Promise<ExitCode>>> = {
  hosts: listHosts,
  top,
  history: showHistory,
  watch,
  import: importListing,
  token: changeTokens,
  // Schemas are loaded by this command alone.
  paths: async (context) => (await import('./commands/paths.js')).handlePaths(context),
  enrol: makeEnrolment,
};
