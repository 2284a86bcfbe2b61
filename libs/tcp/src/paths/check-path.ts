import { toAnswers } from './answers.js';
import type { Path } from './path.js';
import type { PathReport } from './path-report.js';
import { findDeadPeers } from './rules/dead-peer.js';
import { findForgetting } from './rules/forgetting.js';
import { findOneRequestConnections } from './rules/keepalive-off.js';
import { findPortLimits } from './rules/ports.js';
import { findRelayCuts } from './rules/relay.js';
import { findResponseOrder } from './rules/response.js';
import { findReuse } from './rules/reuse.js';
import { findLateF5Probes, findSocketFindings } from './rules/sockets.js';
import { findSuspectUnits } from './rules/units.js';
import { findUnlimited } from './rules/unlimited.js';
import { findWithoutEffect } from './rules/no-effect.js';
import { toModel } from './station.js';
import type { Severity, Verdict } from './verdict.js';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * What follows from the settings of a path: who ends a silent connection when and how, when a dead peer is noticed, what
 * the ports allow, and what is wrong with it. The path has no faults ({@link findPathFaults}).
 */
export function checkPath(path: Path): PathReport {
  const model = toModel(path);
  const cuts = [...findForgetting(model), ...findRelayCuts(model)];
  const found = [
    ...findReuse(model),
    ...cuts,
    ...findDeadPeers(model, cuts),
    ...findUnlimited(model),
    ...findResponseOrder(model),
    ...findPortLimits(model),
    ...findSuspectUnits(model),
    ...findSocketFindings(model),
    ...findLateF5Probes(model),
    ...findOneRequestConnections(model),
    ...findWithoutEffect(model),
  ];
  return { ...toAnswers(model), verdicts: toWorstFirst(found) };
}

/** One for each hop, code and setting. */
function toWorstFirst(verdicts: readonly Verdict[]): Verdict[] {
  const toKey = ({ code, hop, setting }: Verdict) => `${code} ${hop} ${setting ?? ''}`;
  const once = new Map(verdicts.map((verdict) => [toKey(verdict), verdict]));
  return [...once.values()].toSorted(
    (one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity),
  );
}
