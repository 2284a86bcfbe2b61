import { networkInterfaces } from 'node:os';
import type { ServerKind, ServerReading } from '@finwait/contracts/protocol';
import {
  parseApacheStatus,
  parseHaproxyProcess,
  parseHaproxyStat,
  parseNginxStatus,
  toActivityRow,
  toApacheActivity,
  toHaproxyActivity,
  toNginxActivity,
  type ServerActivity,
} from '@finwait/tcp';
import { readAnswer, type Answer } from './read-answer.js';
import type { StatusQuestion, StatusTarget } from './status-target.js';

const HEAD_END = '\r\n\r\n';
/** Each answer of its socket ends with an empty line. Source: HAProxy management guide 2.6, §9.3. */
const HAPROXY_END = '\n\n';
const CUT_OFF: Answer = { ok: false, why: 'the answer is cut off' };
const SOURCES: Readonly<Record<ServerKind, string>> = {
  apache: 'mod_status',
  nginx: 'stub_status',
  haproxy: 'show info and show stat',
};

/** What servers say of what they do, asked one after the other. */
export async function readActivity(
  targets: readonly StatusTarget[],
  signal?: AbortSignal,
): Promise<ServerReading[]> {
  const readings: ServerReading[] = [];
  for (const target of targets) readings.push(await readTarget(target, signal));
  return readings;
}

async function readTarget(target: StatusTarget, signal: AbortSignal | undefined): Promise<ServerReading> {
  const { kind, place, question, why } = target;
  if (question === null) return { kind, place, values: null, why };
  const answer = await readText(question, signal);
  if (!answer.ok) return { kind, place, values: null, why: answer.why };
  const activity = toActivity(kind, answer.text);
  if (activity !== null) return { kind, place, values: toActivityRow(activity), why: null };
  return { kind, place, values: null, why: `the answer is not that of ${SOURCES[kind]}` };
}

async function readText({ to, text }: StatusQuestion, signal: AbortSignal | undefined): Promise<Answer> {
  const isForeign = 'host' in to && !isOwnAddress(to.host);
  if (isForeign) return { ok: false, why: `${to.host} is no address of this host` };
  const answer = await readAnswer(to, text, signal);
  if (!answer.ok) return answer;
  if ('host' in to) return toBody(answer.text);
  return answer.text.endsWith(HAPROXY_END) ? answer : CUT_OFF;
}

/** An address that is shared by several hosts may be another's now, and so would be the figures. */
function isOwnAddress(address: string): boolean {
  if (address.startsWith('127.') || address === '::1') return true;
  return Object.values(networkInterfaces()).some((own) => own?.some((each) => each.address === address));
}

function toBody(text: string): Answer {
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
  const at = text.indexOf(HEAD_END);
  if (status === undefined || at < 0) return { ok: false, why: 'the answer is no HTTP' };
  if (status !== '200') return { ok: false, why: `the answer is HTTP status ${status}` };
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, at))?.[1];
  const body = text.slice(at + HEAD_END.length);
  return length !== undefined && body.length < Number(length) ? CUT_OFF : { ok: true, text: body };
}

function toActivity(kind: ServerKind, text: string): ServerActivity | null {
  if (kind === 'nginx') {
    const status = parseNginxStatus(text);
    return status && toNginxActivity(status);
  }
  if (kind === 'apache') {
    const status = parseApacheStatus(text);
    return status && toApacheActivity(status);
  }
  const process = parseHaproxyProcess(text);
  const rows = parseHaproxyStat(text);
  return process && rows && toHaproxyActivity(process, rows);
}
