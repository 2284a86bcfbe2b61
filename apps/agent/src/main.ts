#!/usr/bin/env node
import { toCause } from './cause.js';
import { readConfig, type Config } from './config.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { createLog } from './log.js';
import { readOnce } from './once.js';
import { toHelpText } from './options.js';
import { toErrorLine, toProblemText } from './problem.js';
import { openSource } from './sources/open-source.js';
import { AGENT_VERSION } from './version.js';

const log = createLog((text) => process.stderr.write(text));

async function main(): Promise<ExitCode> {
  const command = readConfig(process.argv.slice(2));
  if (command.kind === 'run') return run(command.config);
  if (command.kind === 'refuse') {
    process.stderr.write(toProblemText(command.problems));
    return EXIT_CODES.badOptions;
  }
  process.stdout.write(command.topic === 'help' ? toHelpText() : `${AGENT_VERSION}\n`);
  return EXIT_CODES.fine;
}

async function run(config: Config): Promise<ExitCode> {
  const { api, name, json, discovery, warnings, intervalMs, cpuBudget } = config;
  const { source, why } = await openSource(config.source, undefined, {}, {}, name);
  if (source === null) {
    log('error', toErrorLine('source_unavailable', why));
    return EXIT_CODES.badOptions;
  }
  if (config.once || api === null) {
    const once = {
      host: name,
      isJson: json,
      discovery: discovery && json,
      requestedMs: intervalMs,
      cpuBudget,
    };
    process.stdout.write(await readOnce(source, once));
    source.close();
    return EXIT_CODES.fine;
  }
  log('info', `finwait-agent ${AGENT_VERSION}: ${why}, every ${intervalMs} ms for ${api}`);
  for (const warning of warnings) log('warn', warning);
  const { streamSnapshots } = await import('./stream.js');
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  return streamSnapshots({ config: { ...config, api }, source, log }, stop.signal);
}

process.exitCode = await main().catch((error: unknown) => {
  log('error', toCause(error));
  return EXIT_CODES.failed;
});
