import { answerOf } from '@finwait/client';
import { parseDuration } from '@finwait/contracts/protocol';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';

/** Makes a token that admits hosts, and prints the command that starts an agent with it. */
export async function makeEnrolment({ client, config, printer }: Context): Promise<ExitCode> {
  const { hosts, expires, tag } = config.values;
  const tags = Object.fromEntries((tag ?? []).map(toPair));
  const body = {
    tags,
    ...(hosts && { maxHosts: Number(hosts[0]) }),
    ...(expires && { expiresIn: Math.round((parseDuration(expires[0] ?? '') ?? 0) / 1_000) }),
  };
  const made = await answerOf(client.POST('/api/v1/enrolments', { body }));
  const command = `npm run agent -- --api ${config.api} --token ${made.token}`;
  if (printer.format === 'json') await printer.printJson({ ...made, command });
  else {
    await printer.print(`${command}\n`);
    const count = Number(hosts?.[0] ?? 1);
    const until = new Date(made.expiresAt).toISOString().slice(0, 16).replace('T', ' ');
    printer.say(
      `Run it on ${count === 1 ? 'the host' : `each of up to ${count} hosts`}, until ${until} UTC. Shown once.`,
    );
  }
  return EXIT_CODES.fine;
}

function toPair(tag: string): [key: string, value: string] {
  const colon = tag.indexOf(':');
  return [tag.slice(0, colon), tag.slice(colon + 1)];
}
