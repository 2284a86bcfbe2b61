#!/usr/bin/env node
import { readConfig } from './config.js';
import { toContext } from './context.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { toFailure } from './failure.js';
import { toHelpText } from './options.js';
import { toProblemText } from './problem.js';
import { RUNS } from './runs.js';

/** Who reads has seen enough: `| head` closes the pipe, which is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT_CODES.fine);
  process.stderr.write(`${error.message}\n`);
  process.exit(EXIT_CODES.failed);
});

async function main(): Promise<ExitCode> {
  const request = readConfig(process.argv.slice(2));
  if (request.kind === 'help') {
    process.stdout.write(toHelpText());
    return EXIT_CODES.fine;
  }
  if (request.kind === 'refuse') {
    process.stderr.write(toProblemText(request.problems));
    return EXIT_CODES.badUsage;
  }
  const { config } = request;
  if (config.isTokenExposed) {
    process.stderr.write(`the token travels unencrypted to ${config.api}: use https\n`);
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  try {
    return await RUNS[config.command](toContext(config, stop.signal));
  } catch (error) {
    if (stop.signal.aborted) return EXIT_CODES.failed;
    const { line, exitCode } = toFailure(error, config.api);
    process.stderr.write(`${line}\n`);
    return exitCode;
  }
}

process.exitCode = await main();
