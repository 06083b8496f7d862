// SPDX-License-Identifier: Apache-2.0
import { ClusterState } from '@inference-portal/backstage-plugin-inference-common';
import { KindSourceStatus } from './KindSource';
import { FailureKind } from './RequestFailure';
import { sentence } from './sentence';

/** What `/version` said last. */
export type ProbeResult =
  | { ok: true }
  | { ok: false; failure: FailureKind; message: string };

export interface ClusterEvidence {
  /** Undefined until the first answer. */
  probe: ProbeResult | undefined;
  kinds: KindSourceStatus[];
  /** What is wrong with the cluster's configuration, as far as can be told. */
  configProblem?: string;
}

export interface DerivedState {
  state: ClusterState;
  reason?: string;
}

/** One word on a cluster, and why. */
export function deriveClusterState(evidence: ClusterEvidence): DerivedState {
  return (
    judgeProbe(evidence.probe) ??
    judgeSilence(evidence.kinds) ??
    judgeProgress(evidence) ??
    judgeKinds(evidence) ?? { state: 'connected' }
  );
}

function judgeProbe(probe: ProbeResult | undefined): DerivedState | undefined {
  if (!probe || probe.ok) {
    return undefined;
  }
  switch (probe.failure) {
    case 'unreachable':
      return { state: 'unreachable', reason: sentence(probe.message) };
    case 'refused':
      return { state: 'unauthorized', reason: sentence(probe.message) };
    case 'unauthorized':
      return credentialsRefused(probe.message);
    default:
      return undefined;
  }
}

/** Nothing can be read at all. */
function judgeSilence(kinds: KindSourceStatus[]): DerivedState | undefined {
  if (kinds.some(kind => kind.state === 'watching')) {
    return undefined;
  }
  const failed = (failure: FailureKind) =>
    kinds.find(kind => kind.failure === failure);
  const unauthorized = failed('unauthorized');
  if (unauthorized) {
    return credentialsRefused(unauthorized.reason);
  }
  const refused = failed('refused');
  if (refused) {
    return { state: 'unauthorized', reason: sentence(refused.reason) };
  }
  const unreachable = failed('unreachable');
  if (unreachable) {
    return { state: 'unreachable', reason: sentence(unreachable.reason) };
  }
  const forbidden = kinds.find(kind => kind.state === 'forbidden');
  if (forbidden && !kinds.some(kind => kind.state === 'connecting')) {
    return {
      state: 'unauthorized',
      reason: sentence(
        `the portal may read nothing in the cluster: ${forbidden.reason}`,
      ),
    };
  }
  return undefined;
}

function judgeProgress({ kinds }: ClusterEvidence): DerivedState | undefined {
  const waiting = kinds.filter(kind => kind.state === 'connecting');
  return waiting.length > 0
    ? {
        state: 'connecting',
        reason: sentence(`reading ${names(waiting)}`),
      }
    : undefined;
}

function judgeKinds(evidence: ClusterEvidence): DerivedState | undefined {
  const { probe, kinds, configProblem } = evidence;
  const unread = kinds.filter(
    kind =>
      kind.state === 'error' ||
      // A role from before the portal read the kind: little is lost.
      (kind.state === 'forbidden' && !kind.optional),
  );
  const reasons = [
    configProblem,
    probe &&
    !probe.ok &&
    probe.failure !== 'forbidden' &&
    probe.failure !== 'missing'
      ? `the API server ${
          probe.failure === 'throttled' ? 'is busy' : probe.message
        }`
      : undefined,
    ...groupByReason(unread),
  ].filter(reason => reason !== undefined);
  return reasons.length > 0
    ? { state: 'degraded', reason: reasons.map(sentence).join(' ') }
    : undefined;
}

/** Kinds that fail for one reason are named together. */
function groupByReason(kinds: KindSourceStatus[]): string[] {
  const groups = new Map<string, KindSourceStatus[]>();
  for (const kind of kinds) {
    const verb =
      kind.state === 'forbidden' ? 'may not be read' : 'cannot be read';
    // API servers name the kind in the message of a 403: no two are the same.
    const key =
      kind.state === 'forbidden'
        ? verb
        : `${verb}: ${kind.reason ?? 'unknown'}`;
    groups.set(key, [...(groups.get(key) ?? []), kind]);
  }
  return [...groups].map(([reason, group]) => `${names(group)} ${reason}`);
}

function names(kinds: KindSourceStatus[]): string {
  return [...new Set(kinds.map(kind => kind.kind))].join(', ');
}

function credentialsRefused(message: string | undefined): DerivedState {
  const said = message && message !== 'Unauthorized' ? ` (${message})` : '';
  return {
    state: 'unauthorized',
    reason: `The cluster does not take the credentials of the kubernetes configuration${said}.`,
  };
}
