#!/usr/bin/env node
import { readConfig } from './config.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { createLog } from './log.js';
import { readOnce } from './once.js';
import { toHelpText } from './options.js';
import { toErrorLine, toProblemText } from './problem.js';
import { openSource } from './sources/open-source.js';
import { AGENT_VERSION } from './version.js';

async function main(): Promise<ExitCode> {
  const command = readConfig(process.argv.slice(2));
  if (command.kind === 'print') {
    process.stdout.write(command.topic === 'help' ? toHelpText() : `${AGENT_VERSION}\n`);
    return EXIT_CODES.fine;
  }
  if (command.kind === 'refuse') {
    process.stderr.write(toProblemText(command.problems));
    return EXIT_CODES.badOptions;
  }
  const { config } = command;
  const log = createLog((text) => process.stderr.write(text));
  const { source, why } = await openSource(config.source);
  if (source === null) {
    log('error', toErrorLine('source_unavailable', why));
    return EXIT_CODES.badOptions;
  }
  if (config.once) {
    process.stdout.write(await readOnce(source, config.name, config.json));
    source.close();
    return EXIT_CODES.fine;
  }
  return EXIT_CODES.fine;
}

process.exitCode = await main();
