// SPDX-License-Identifier: Apache-2.0
import {
  MetricsSignal,
  MetricsTarget,
  MetricsTargetGroup,
} from '@inference-portal/backstage-plugin-inference-common';
import { ScrapeTarget } from '../ports';
import { findEngine } from '../signals/engineTable';
import { SignalReport, SignalState } from '../signals/SignalReport';

/** How one page is doing, and which signals it has. */
export interface TargetStatus {
  target: ScrapeTarget;
  state: MetricsTargetGroup['state'];
  /** Why it fails, or what is odd about a page that was read. */
  reason?: string;
  /** ms since the epoch. */
  lastCollectedAt?: number;
  /** Of the last time it was read. */
  report?: SignalReport;
}

/** What goes over the wire for every cluster stays small, however many pages there are. */
const MAX_GROUPS = 24;
const MAX_TARGETS = 8;

const STATES = ['failing', 'waiting', 'ok'] as const;
const ROLES = ['picker', 'gateway', 'server'] as const;

function signalsIn(
  report: SignalReport | undefined,
  state: SignalState['state'],
): MetricsSignal[] {
  return (report?.signals ?? [])
    .filter(signal => signal.state === state)
    .map(({ measure, family }) => ({ signal: measure, family }));
}

function toTarget({ target, ...status }: TargetStatus): MetricsTarget {
  const { namespace, pod, port, path } = target;
  const { reason, lastCollectedAt } = status;
  return {
    namespace,
    pod,
    port,
    path,
    ...(lastCollectedAt !== undefined && {
      lastCollectedAt: new Date(lastCollectedAt).toISOString(),
    }),
    ...(reason && { reason }),
  };
}

function toGroup(members: readonly TargetStatus[]): MetricsTargetGroup {
  const [{ target, state, report }] = members;
  const longestUnread = [...members].sort(
    (a, b) => (a.lastCollectedAt ?? 0) - (b.lastCollectedAt ?? 0),
  );
  return {
    role: target.role,
    engine: findEngine(target.engine)?.title ?? target.engine,
    ...(report?.generation && { generation: report.generation }),
    state,
    count: members.length,
    targets: longestUnread.slice(0, MAX_TARGETS).map(toTarget),
    seen: signalsIn(report, 'seen'),
    renamed: signalsIn(report, 'renamed'),
    missing: signalsIn(report, 'missing'),
  };
}

function compareGroups(a: MetricsTargetGroup, b: MetricsTargetGroup): number {
  return (
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
    b.count - a.count
  );
}

/**
 * A cluster's pages by what they are and what they have: thousands of servers
 * are of few kinds.
 */
export function groupTargets(
  statuses: readonly TargetStatus[],
): MetricsTargetGroup[] {
  // Pages of one kind share their report, so few are written out.
  const written = new Map<SignalReport, string>();
  const write = (report: SignalReport) => {
    const text = written.get(report) ?? JSON.stringify(report);
    written.set(report, text);
    return text;
  };
  const groups = new Map<string, TargetStatus[]>();
  for (const status of statuses) {
    const { target, state, report } = status;
    const kind = report ? write(report) : target.engine;
    const key = `${target.role} ${state} ${kind}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(status);
  }
  return [...groups.values()]
    .map(toGroup)
    .sort(compareGroups)
    .slice(0, MAX_GROUPS);
}
