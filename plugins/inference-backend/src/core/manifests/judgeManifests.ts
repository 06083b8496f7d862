// SPDX-License-Identifier: Apache-2.0
import { findingRules } from '../findings/findingRules';
import { JudgedFinding } from '../findings/FindingRule';
import { judgeTopology } from '../findings/judgeTopology';
import { Patience } from '../findings/Patience';
import { ObjectMeta } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { deriveTopology } from '../topology/deriveTopology';
import { AppliedWorld, assumeApplied } from './assumeApplied';

/** Longer than any rule waits before it speaks. */
const LONG_MS = 60 * 60_000;

/**
 * What the rules find once the files were applied and did not find before, as far
 * as it is about what the files hold, or lies on the way to it.
 */
export function judgeManifests(
  world: AppliedWorld,
  nowMs: number,
): JudgedFinding[] {
  const before = new Set(judge(world.base, nowMs).map(identify));
  const own = new Set(
    Object.values(world.own)
      .flat()
      .map(({ meta }) => identifyObject(meta)),
  );
  return judge(assumeApplied(world), nowMs).filter(
    finding => !before.has(identify(finding)) && concernsAny(finding, own),
  );
}

function judge(snapshot: ClusterSnapshot, nowMs: number): JudgedFinding[] {
  const topology = deriveTopology(snapshot);
  const patience = new Patience();
  const at = (time: number) =>
    judgeTopology(topology, findingRules, time, { patience });
  at(nowMs - LONG_MS);
  const { findings, failures } = at(nowMs);
  if (failures.length > 0) {
    throw failures[0].error;
  }
  return findings;
}

function concernsAny(
  { subject, pools, ways }: JudgedFinding,
  own: ReadonlySet<string>,
): boolean {
  return (
    own.has(identifyObject({ namespace: '', ...subject })) ||
    pools.some(({ pool }) => own.has(identifyObject(pool.meta))) ||
    ways.some(({ rule }) => own.has(identifyObject(rule.route.route.meta)))
  );
}

export function identifyObject({
  kind,
  namespace,
  name,
}: Pick<ObjectMeta, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}

function identify({ code, subject }: JudgedFinding): string {
  return `${code} ${identifyObject({ namespace: '', ...subject })} ${
    subject.field ?? ''
  }`;
}
