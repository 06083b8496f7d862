// SPDX-License-Identifier: Apache-2.0
import {
  ClusterState,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { KindSourceStatus } from './KindSource';
import { FailureKind } from './RequestFailure';
import { ended, sentence } from './sentence';

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
      reason: say`The portal may read nothing in the cluster: ${ended(
        forbidden.reason ?? say`no reason given`,
      )}`,
    };
  }
  return undefined;
}

function judgeProgress({ kinds }: ClusterEvidence): DerivedState | undefined {
  const waiting = kinds.filter(kind => kind.state === 'connecting');
  return waiting.length > 0
    ? {
        state: 'connecting',
        reason: say`Reading ${names(waiting)}.`,
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
    configProblem && sentence(configProblem),
    probe &&
    !probe.ok &&
    probe.failure !== 'forbidden' &&
    probe.failure !== 'missing'
      ? describeProbe(probe)
      : undefined,
    ...groupByReason(unread),
  ].filter(reason => reason !== undefined);
  return reasons.length > 0
    ? { state: 'degraded', reason: reasons.join(' ') }
    : undefined;
}

function describeProbe(probe: Extract<ProbeResult, { ok: false }>): string {
  return probe.failure === 'throttled'
    ? say`The API server is busy.`
    : say`The API server ${ended(probe.message)}`;
}

/** Kinds that fail for one reason are named together. */
function groupByReason(kinds: KindSourceStatus[]): string[] {
  const groups = new Map<string | undefined, KindSourceStatus[]>();
  for (const kind of kinds) {
    // API servers name the kind in the message of a 403: no two are the same.
    const reason =
      kind.state === 'forbidden' ? undefined : kind.reason ?? say`unknown`;
    groups.set(reason, [...(groups.get(reason) ?? []), kind]);
  }
  return [...groups].map(([reason, group]) =>
    reason === undefined
      ? say`${names(group)} may not be read.`
      : say`${names(group)} cannot be read: ${ended(reason)}`,
  );
}

function names(kinds: KindSourceStatus[]): string {
  return [...new Set(kinds.map(kind => kind.kind))].join(', ');
}

function credentialsRefused(message: string | undefined): DerivedState {
  return {
    state: 'unauthorized',
    reason:
      message && message !== 'Unauthorized'
        ? say`The cluster does not take the credentials of the kubernetes configuration (${message}).`
        : say`The cluster does not take the credentials of the kubernetes configuration.`,
  };
}
