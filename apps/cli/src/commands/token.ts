import { answerOf, type components } from '@finwait/client';
import { parseDuration } from '@finwait/contracts/protocol';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';

type ApiToken = components['schemas']['ApiToken'];

/** Lists, makes or ends API tokens. */
export async function changeTokens(context: Context): Promise<ExitCode> {
  const [order, subject = ''] = context.config.words;
  if (order === 'list') await listTokens(context);
  else if (order === 'create') await createToken(context, subject);
  else await revokeToken(context, subject);
  return EXIT_CODES.fine;
}

async function listTokens({ client, printer }: Context): Promise<void> {
  const { tokens } = await answerOf(client.GET('/api/v1/tokens'));
  if (printer.format === 'json') {
    for (const token of tokens) await printer.printJson(token);
    return;
  }
  if (tokens.length === 0) {
    printer.say('No tokens.');
    return;
  }
  const column = (head: string, toText: (token: ApiToken) => string) => {
    return { head, align: 'left' as const, cells: tokens.map(toText) };
  };
  await printer.printTable([
    column('ID', ({ id }) => String(id)),
    column('NAME', ({ name }) => name),
    column('ROLE', ({ role }) => role),
    column('ENDS', ({ expiresAt }) => toDay(expiresAt)),
    column('LAST USED', ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : toDay(lastUsedAt))),
    column('BEGINS WITH', ({ prefix }) => prefix),
    column('SCOPE', ({ scope }) => scope?.join(' ') ?? 'the whole fleet'),
    column('MADE BY', ({ createdBy }) => createdBy),
  ]);
}

async function createToken({ client, config, printer }: Context, name: string): Promise<void> {
  const { role, scope, expires } = config.values;
  const body = {
    name,
    ...(role && { role: role[0] as ApiToken['role'] }),
    ...(scope && { scope: [...scope] }),
    ...(expires && { expiresIn: Math.round((parseDuration(expires[0] ?? '') ?? 0) / 1_000) }),
  };
  const made = await answerOf(client.POST('/api/v1/tokens', { body }));
  if (printer.format === 'json') await printer.printJson(made);
  else {
    await printer.print(`${made.token}\n`);
    printer.say(`Shown once. ${made.role}, until ${toDay(made.expiresAt)}; token revoke ${made.id} ends it.`);
  }
}

async function revokeToken({ client, printer }: Context, id: string): Promise<void> {
  await answerOf(client.DELETE('/api/v1/tokens/{token}', { params: { path: { token: id } } }));
  printer.say(`Token ${id} has ended.`);
}

function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
