import type { NamespaceKind } from '@finwait/contracts/protocol';

/** Whom a process works for, as its control group tells. */
export interface NamespaceOwner {
  readonly kind: Extract<NamespaceKind, 'container' | 'unit'>;
  readonly label: string;
}

/** As long as `docker ps` and `crictl ps` show it, or a little longer. */
const SHOWN_ID_LENGTH = 12;

/**
 * The last part of a path under which a runtime keeps one container: `docker-ID.scope`, `cri-containerd-ID.scope`,
 * `crio-ID.scope`, `libpod-ID.scope` and their like with the systemd driver, the bare ID without.
 */
const CONTAINER_ID = /^(?:[a-z][a-z-]*-)?([0-9a-f]{64})(?:\.scope)?$/;
/** `lxc.payload.NAME`, before LXC 4 `lxc/NAME`. Source: lxc.container.conf(5). */
const LXC_NAME = /\/lxc(?:\.payload\.|\/)([^/]+)/;
/** Source: systemd-machined.service(8), systemd-nspawn(1). */
const MACHINE_NAME = /\/machine\.slice\/(?:machine-([^/]+)\.scope|systemd-nspawn@([^/]+)\.service)/;
const UNIT = /^.+\.(?:service|scope)$/;
/** A login or a whole user tells less than the command that runs there; `init.scope` is PID 1 itself. */
const TOO_WIDE = /^(?:session-.+\.scope|user@.+\.service|init\.scope)$/;

/** Reads `/proc/<pid>/cgroup`; `null` when it names neither a container nor a systemd unit. Source: cgroups(7). */
export function parseOwner(text: string): NamespaceOwner | null {
  const paths = text.split('\n').map((line) => line.split(':').slice(2).join(':'));
  const container = firstOf(paths, findContainer);
  if (container !== null) return { kind: 'container', label: container };
  const unit = firstOf(paths, findUnit);
  return unit === null ? null : { kind: 'unit', label: unit };
}

function findContainer(path: string): string | null {
  const id = firstOf(path.split('/').reverse(), (part) => CONTAINER_ID.exec(part)?.[1] ?? null);
  if (id !== null) return id.slice(0, SHOWN_ID_LENGTH);
  const lxc = LXC_NAME.exec(path)?.[1];
  if (lxc !== undefined) return lxc;
  const [, scope, service] = MACHINE_NAME.exec(path) ?? [];
  const machine = scope ?? service;
  return machine === undefined ? null : unescapeUnit(machine);
}

function findUnit(path: string): string | null {
  const units = path.split('/').filter((part) => UNIT.test(part) && !TOO_WIDE.test(part));
  const unit = units.at(-1);
  return unit === undefined ? null : unescapeUnit(unit);
}

/** systemd writes what a unit's name may not hold as `\xNN`. Source: systemd-escape(1). */
function unescapeUnit(unit: string): string {
  return unit.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
