// SPDX-License-Identifier: Apache-2.0
import {
  FindingCode,
  UpgradeCheck,
  UpgradeCheckRequest,
  UpgradeComponent,
  UpgradeStep,
} from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from '../findings/findingRules';
import { JudgedFinding } from '../findings/FindingRule';
import { judgeTopology, knownKinds } from '../findings/judgeTopology';
import { ClusterTopology } from '../topology/ClusterTopology';
import { deriveTopology } from '../topology/deriveTopology';
import { describeSteps } from './describeSteps';
import { planUpgrade } from './planUpgrade';
import { JudgedUpgrade } from './upgrade/UpgradeRule';
import { upgradeRules } from './upgrade/upgradeRules';

/** What an upgrade would bring, before it goes over the wire. */
export interface UpgradeVerdict {
  verdict: UpgradeCheck['verdict'];
  steps: UpgradeStep[];
  issues: Array<JudgedFinding | JudgedUpgrade>;
  resolved: JudgedFinding[];
  unread: string[];
}

/** Findings that depend on what is installed. */
const VERSIONED: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'crd-version-unsupported',
  'listener-no-tls-for-picker',
  'pool-failure-mode-ineffective',
  'provider-inference-deprecated',
  'provider-inference-removed',
  'provider-version-defect',
  'route-split-unsupported',
]);

/**
 * Judges the cluster as it is and as it would be by the very rules that make
 * its findings, and adds what only the step itself brings.
 */
export function judgeUpgrade(
  topology: ClusterTopology,
  request: UpgradeCheckRequest,
  nowMs: number,
): UpgradeVerdict {
  const planned = deriveTopology(planUpgrade(topology, request));
  const before = judgeTopology(topology, findingRules, nowMs);
  const after = judgeTopology(planned, findingRules, nowMs);
  const [failure] = [...before.failures, ...after.failures];
  if (failure) {
    throw failure.error;
  }
  const { judged, hidden } = judgeStep(topology, request);
  const unread = [
    ...new Set([
      ...hidden,
      ...after.silenced
        .filter(({ code }) => VERSIONED.has(code))
        .flatMap(({ kinds }) => kinds),
    ]),
  ].sort();
  const steps = describeSteps(topology, request);
  const issues = [...without(after.findings, before.findings), ...judged];
  return {
    verdict: verdictOf(issues, steps, unread),
    steps,
    issues,
    resolved: without(before.findings, after.findings),
    unread,
  };
}

function judgeStep(topology: ClusterTopology, request: UpgradeCheckRequest) {
  const isKnown = knownKinds(topology.snapshot.kinds);
  const touched = (component: UpgradeComponent) =>
    request[component] !== undefined;
  const hidden = new Set<string>();
  const judged: JudgedUpgrade[] = [];
  for (const { code, concerns, needs, judge } of upgradeRules) {
    if (concerns.some(touched)) {
      const lacking = needs.filter(kind => !isKnown(kind));
      lacking.forEach(kind => hidden.add(kind));
      if (lacking.length === 0) {
        judged.push(
          ...judge(topology, request).map(found => ({ ...found, code })),
        );
      }
    }
  }
  return { judged, hidden };
}

function without(
  findings: readonly JudgedFinding[],
  others: readonly JudgedFinding[],
): JudgedFinding[] {
  const known = new Set(others.map(keyOf));
  return findings.filter(finding => !known.has(keyOf(finding)));
}

/** One that becomes graver is another. */
function keyOf({ code, severity, subject }: JudgedFinding): string {
  const { kind, namespace, name, field } = subject;
  return JSON.stringify([code, severity, kind, namespace, name, field]);
}

function verdictOf(
  issues: UpgradeVerdict['issues'],
  steps: readonly UpgradeStep[],
  unread: readonly string[],
): UpgradeVerdict['verdict'] {
  if (issues.some(({ severity }) => severity === 'error')) {
    return 'breaking';
  }
  if (issues.some(({ severity }) => severity === 'warning')) {
    return 'risky';
  }
  return unread.length > 0 || steps.some(({ note }) => note !== undefined)
    ? 'unknown'
    : 'clear';
}
