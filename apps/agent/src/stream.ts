import { release, type as systemName } from 'node:os';
import type { NamespaceSettings } from '@finwait/contracts/protocol';
import { toCause } from './cause.js';
import { Condition } from './condition.js';
import type { Config } from './config.js';
import { CredentialRenewal } from './credential-renewal.js';
import { CredentialFile, type Credential } from './credential.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import type { Log } from './log.js';
import { FactsSender } from './facts/facts-sender.js';
import { Inspector } from './inspection/inspector.js';
import { joinFleet } from './membership.js';
import { ResidentMemory } from './memory/resident-memory.js';
import { NamespaceCensus, addCensus, type HostCensus } from './namespaces/census.js';
import { Outbox } from './outbox.js';
import { Pace } from './pace.js';
import { Poller } from './poller.js';
import { toErrorLine, toProblemText } from './problem.js';
import { HAS_PROCESS_FILES } from './discovery/find-servers.js';
import { watchServers } from './discovery/watch-servers.js';
import { readOwnSettings } from './settings/read-settings.js';
import { SettingsWatch } from './settings/settings-watch.js';
import { SnapshotStamp } from './snapshot-stamp.js';
import type { Source } from './sources/source.js';
import { lockStateDir } from './state-lock.js';
import { Spool, toSpoolFolder } from './spool/spool.js';
import { Uplink } from './uplink.js';
import { AGENT_VERSION } from './version.js';

/** What counting other namespaces may take of the CPU budget. */
const NAMESPACES_SHARE = 0.5;

/** What streaming needs besides its configuration. */
export interface Streaming {
  readonly config: Config & { readonly api: string };
  readonly source: Source;
  readonly log: Log;
}

/**
 * Reads and sends snapshots until the signal aborts or the API refuses this host; the answer is the exit code. No other agent
 * may use the state dir meanwhile.
 */
export async function streamSnapshots(streaming: Streaming, signal: AbortSignal): Promise<ExitCode> {
  const { config, log } = streaming;
  const file = new CredentialFile(config.stateDir);
  const stored = await openCredential(file, streaming);
  if (stored === 'unusable') return EXIT_CODES.badOptions;
  const lock = await lockStateDir(config.stateDir);
  if (lock.kind === 'taken') {
    log('error', toErrorLine('state_dir_in_use', `${config.stateDir} belongs to ${lock.holder}`));
    return EXIT_CODES.badOptions;
  }
  if (lock.doubt !== null) log('warn', `start no other agent with this state dir: ${lock.doubt}`);
  try {
    return await streamAlone(streaming, { file, stored }, signal);
  } finally {
    lock.release();
  }
}

/** The file of credentials, and what it holds for this API. */
interface Membership {
  readonly file: CredentialFile;
  readonly stored: Credential | null;
}

async function streamAlone(
  streaming: Streaming,
  { file, stored }: Membership,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { config, source, log } = streaming;
  const platform = `${systemName()} ${release()}`;
  const profile = {
    agentVersion: AGENT_VERSION,
    source: source.name,
    platform,
    intervalMs: config.intervalMs,
  };
  const facts = new FactsSender(log);
  const memory = await ResidentMemory.open();
  const census = await NamespaceCensus.open(source);
  const settings = new SettingsWatch({
    read: () => readAllSettings(source, census),
    onChange: (changed, readAt) => facts.noteSettings(changed, readAt),
  });
  const inspector = new Inspector({ source: source.name });
  const inspect = (request: unknown) => source.inspect?.(request) ?? inspector.answer(request);
  const spool = new Spool({ folder: toSpoolFolder(config.stateDir, config.api), log });
  const outbox = new Outbox(spool);
  const uplink = new Uplink({ api: config.api, profile, outbox, facts, inspect, log });
  await census.discover();
  settings.start();
  const hasServers = config.discovery && HAS_PROCESS_FILES && source.inspect === undefined;
  const servers = hasServers ? watchServers(facts, log) : null;
  const poller = startPolling(streaming, { uplink, facts, census, memory });
  const stop = async (): Promise<void> => {
    await poller.stop();
    await uplink.stop();
  };
  signal.addEventListener('abort', () => void stop(), { once: true });
  const renewal = new CredentialRenewal({
    api: config.api,
    file,
    log,
    onRenewed: ({ credential }) => uplink.adopt(credential),
  });
  try {
    return await serve({ streaming, file, uplink, renewal }, stored, signal);
  } finally {
    renewal.stop();
    settings.stop();
    servers?.stop();
    await poller.stop();
    census.close();
    await spool.close();
    source.close();
  }
}

interface Service {
  readonly streaming: Streaming;
  readonly file: CredentialFile;
  readonly uplink: Uplink;
  readonly renewal: CredentialRenewal;
}

/** A refused host enrols again by itself, once for each time that the API had accepted it. */
async function serve(service: Service, stored: Credential | null, signal: AbortSignal): Promise<ExitCode> {
  const { streaming, file, uplink, renewal } = service;
  const { config, log } = streaming;
  const { api, token } = config;
  let credential = stored;
  let mayEnrol = token !== null;
  while (!signal.aborted) {
    if (credential === null) {
      if (token === null || !mayEnrol) return EXIT_CODES.refused;
      mayEnrol = false;
      credential = await joinFleet({ config: { ...config, token }, file, log }, signal);
      if (credential === null) return signal.aborted ? EXIT_CODES.fine : EXIT_CODES.refused;
    }
    if (signal.aborted) return EXIT_CODES.fine;
    renewal.start(credential);
    const end = await uplink.run(credential.credential);
    renewal.stop();
    if (end.kind === 'stopped') return EXIT_CODES.fine;
    log('error', toErrorLine('agent_refused', `${api} answered ${end.code} (${end.detail})`));
    mayEnrol ||= end.wasAccepted;
    credential = null;
  }
  return EXIT_CODES.fine;
}

/** The credential kept for this API, `null` when the token is to be used, `unusable` when there is neither. */
async function openCredential(
  file: CredentialFile,
  { config, log }: Streaming,
): Promise<Credential | null | 'unusable'> {
  const { api, token, stateDir, name, isNameGiven } = config;
  const refuse = (subject: string, given: string, expected: string): 'unusable' => {
    log('error', toProblemText([{ code: 'config_invalid', subject, given, expected }]).trimEnd());
    return 'unusable';
  };
  let stored: Credential | null;
  try {
    await file.prepare();
    stored = await file.read(api);
  } catch (error) {
    const cause = toCause(error);
    return refuse('--state-dir', JSON.stringify(stateDir), `a folder this user can write to (${cause})`);
  }
  if (stored === null && token === null) {
    const expected = `an enrolment token, since ${stateDir} holds no credential for ${api}`;
    return refuse('--token-file', 'nothing', expected);
  }
  if (stored !== null && isNameGiven && stored.host !== name) {
    log('warn', `this host is ${stored.host} at ${api}; to enrol it as ${name}, use another --state-dir`);
  }
  return stored;
}

/** The settings of the agent's own namespace, and what others have different. */
function readAllSettings(source: Source, census: HostCensus): readonly NamespaceSettings[] {
  const own = source.readSettings?.() ?? readOwnSettings();
  return [...own, ...census.toSettings(own[0]?.values ?? {})];
}

/** Where readings go, and what is looked at beside them. */
interface Destination {
  readonly uplink: Uplink;
  readonly facts: FactsSender;
  readonly census: HostCensus;
  readonly memory: ResidentMemory;
}

function startPolling(
  { config, source, log }: Streaming,
  { uplink, facts, census, memory }: Destination,
): Pick<Poller, 'stop'> {
  const failure = new Condition(log);
  const stamp = new SnapshotStamp(config.intervalMs);
  const pace = new Pace({ requestedMs: config.intervalMs, cpuBudget: config.cpuBudget });
  const allowanceMs = config.intervalMs * config.cpuBudget * NAMESPACES_SHARE;
  let isLimitSaid = false;
  const poller = new Poller({
    pace,
    read: async () => addCensus(await source.read(), await census.count(allowanceMs)),
    onReading(reading, now) {
      failure.isOver('the sockets can be read again');
      pace.note(reading.cost.cpuMs);
      const { run, seq, takenAt } = stamp.next(now);
      const row = [seq, takenAt, reading.flags, ...reading.values] as const;
      uplink.push({ run, row }, reading.cost, pace.intervalMs);
      void memory.note(reading.cost.rssBytes);
      facts.noteListeners(reading.listeners, takenAt);
      facts.noteNamespaces(reading.namespaces, takenAt);
      const { why } = reading.namespaces;
      if (why !== null && !isLimitSaid) log('info', `not all network namespaces are seen: ${why}`);
      isLimitSaid = true;
    },
    onFailure(error) {
      const cause = toCause(error);
      failure.holds(cause, toErrorLine('source_unavailable', cause));
    },
  });
  poller.start();
  return poller;
}
