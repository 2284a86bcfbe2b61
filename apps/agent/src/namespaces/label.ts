import { basename } from 'node:path';
import { MAX_NAMESPACE_LABEL_LENGTH, type NamespaceKind } from '@finwait/contracts/protocol';
import { readProcess } from '../inspection/process-stat.js';
import { PROC_ROOT } from '../sources/reading.js';
import type { SeenNamespace } from './discovery.js';
import { readKernelText } from './kernel-text.js';
import { parseOwner } from './namespace-owner.js';

/** What a namespace is called, and the process that told. */
export interface NamespaceLabel {
  readonly label: string | null;
  readonly kind: NamespaceKind;
  /** The oldest process of the namespace; `null` when there is none. */
  readonly pid: number | null;
}

/** Only so many processes of one namespace are asked for their age, those with the lowest numbers. */
const MAX_ASKED = 32;

/** Names a namespace after the first of container, own name, systemd unit and command that there is. */
export function readLabel({ pids, mounts }: SeenNamespace): NamespaceLabel {
  const pid = findOldest(pids);
  const owner = pid === null ? null : parseOwner(readKernelText(`${PROC_ROOT}/${pid}/cgroup`));
  const [mount] = mounts;
  const name = mount === undefined ? null : basename(mount);
  if (owner !== null && (owner.kind === 'container' || name === null)) return toLabel(owner, pid);
  if (name !== null) return toLabel({ kind: 'named', label: name }, pid);
  const command = pid === null ? '' : readCommand(pid);
  return command === ''
    ? { kind: 'unknown', label: null, pid }
    : toLabel({ kind: 'process', label: command }, pid);
}

function toLabel(named: { kind: NamespaceKind; label: string }, pid: number | null): NamespaceLabel {
  const label = named.label.replaceAll(/\p{Cc}/gu, '?').slice(0, MAX_NAMESPACE_LABEL_LENGTH);
  return { kind: named.kind, label, pid };
}

function findOldest(pids: readonly number[]): number | null {
  const aged = pids.slice(0, MAX_ASKED).map((pid) => ({ pid, startedAt: readStartedAt(pid) }));
  return aged.sort((one, other) => one.startedAt - other.startedAt)[0]?.pid ?? null;
}

/** Since the host was booted; never for a process that is gone. */
function readStartedAt(pid: number): number {
  return readProcess(PROC_ROOT, pid, 0)?.startedAt ?? Number.MAX_SAFE_INTEGER;
}

/** The program's file name: a process may call itself anything in `comm`, as Node does. */
function readCommand(pid: number): string {
  const { commandLine = null, command = '' } = readProcess(PROC_ROOT, pid, 0) ?? {};
  const [program = ''] = commandLine?.split(' ') ?? [];
  return program === '' ? command : basename(program);
}
