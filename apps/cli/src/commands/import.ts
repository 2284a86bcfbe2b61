import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { answerOf } from '@finwait/client';
import { ERRORS } from '@finwait/contracts/protocol';
import { STATE_NAMES } from '@finwait/tcp';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { toPlain } from '../output/style.js';
import { toFigure } from '../output/state-column.js';

/** What the API takes. It ends the connection of whoever sends more, which says less than this. */
const MOST_BYTES = 8 * 1_048_576;

/** Stores a listing of sockets as a snapshot, and says on standard error which lines were not understood. */
export async function importListing({ client, config, printer }: Context): Promise<ExitCode> {
  const [name = '', file = '-'] = config.words;
  const [state] = config.values.state ?? [];
  const [takenAt] = config.values['taken-at'] ?? [];
  if (file === '-' && process.stdin.isTTY)
    printer.say('Reading from the terminal: paste the text, then press Ctrl-D');
  const listing = file === '-' ? await buffer(process.stdin) : await readFile(file);
  if (listing.length > MOST_BYTES) {
    const { title, action } = ERRORS.request_too_large;
    printer.say(`request_too_large: ${title}: ${listing.length} bytes, at most ${MOST_BYTES}. ${action}`);
    return EXIT_CODES.failed;
  }
  printer.showProgress(`sending ${listing.length} bytes`);
  const stored = await answerOf(
    client.POST('/api/v1/hosts/{name}/netstat', {
      params: { path: { name }, query: { ...(state && { state }), ...(takenAt && { takenAt }) } },
      headers: { 'content-type': 'text/plain' },
      body: '',
      bodySerializer: () => listing,
    }),
  );
  printer.endProgress();
  if (printer.format === 'json') await printer.printJson(stored);
  else {
    const cells = STATE_NAMES.map((one) => toFigure(stored.states[one]));
    await printer.printTable([
      { head: 'STATE', align: 'left', cells: [...STATE_NAMES, 'unknown'] },
      { head: 'SOCKETS', align: 'right', cells: [...cells, toFigure(stored.unknown)] },
    ]);
    const moment = new Date(stored.takenAt).toISOString();
    printer.say(
      `Stored ${stored.parsed} lines of ${stored.dialect ?? 'unknown text'} for ${name} at ${moment}`,
    );
  }
  for (const { line, text, reason } of stored.skipped) {
    printer.say(`line ${line} not counted (${reason}): ${toPlain(text)}`);
  }
  if (stored.skippedMore > 0) printer.say(`${stored.skippedMore} more lines not counted`);
  return EXIT_CODES.fine;
}
