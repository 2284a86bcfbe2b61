import type { ServerReading } from '@finwait/contracts/protocol';
import { readActivity } from '../activity/read-activity.js';
import type { StatusTarget } from '../activity/status-target.js';
import { toCause } from '../cause.js';
import { Condition } from '../condition.js';
import type { FactsSender } from '../facts/facts-sender.js';
import type { Log } from '../log.js';
import { Poller, SYSTEM_CLOCK, type Clock } from '../poller.js';
import { PROC_ROOT } from '../sources/reading.js';
import { findServers } from './find-servers.js';
import { findServerProcesses } from './server-process.js';
import { ServersWatch } from './servers-watch.js';

const ASK_EVERY_MS = 60_000;
/** A timer may fire a little before its time, and a reading of a minute would be one of the minute before. */
const AFTER_THE_MINUTE_MS = 1_000;
const LATE_CLOCK: Clock = {
  ...SYSTEM_CLOCK,
  callAfter: (delayMs, callback) => SYSTEM_CLOCK.callAfter(delayMs + AFTER_THE_MINUTE_MS, callback),
};

/** Tells which servers run on this host, and every minute what they do, until it is stopped. */
export function watchServers(
  facts: Pick<FactsSender, 'noteServers' | 'noteActivity'>,
  log: Log,
): { readonly stop: () => void } {
  let targets: readonly StatusTarget[] = [];
  let isAsking = false;
  const ending = new AbortController();
  const failure = new Condition(log);
  const activity = new Poller<readonly ServerReading[]>(
    {
      pace: { intervalMs: ASK_EVERY_MS },
      read: () => readActivity(targets, ending.signal),
      onReading: (readings, readAt) => {
        if (readings.length > 0) facts.noteActivity(readings, readAt);
      },
      onFailure: (error) => failure.holds(toCause(error), `servers are not asked: ${toCause(error)}`),
    },
    LATE_CLOCK,
  );
  const watch = new ServersWatch({
    look: () =>
      findServerProcesses(PROC_ROOT)
        .map(({ pid, kind }) => `${kind} ${pid}`)
        .join(),
    read: () => findServers(PROC_ROOT),
    onRead: (found, readAt) => {
      facts.noteServers(found.servers, readAt);
      targets = found.targets;
      if (!isAsking) activity.start();
      isAsking = true;
    },
  });
  watch.start().catch((error: unknown) => log('warn', `servers are not looked for: ${toCause(error)}`));
  const stop = () => {
    watch.stop();
    ending.abort();
    void activity.stop();
  };
  return { stop };
}
