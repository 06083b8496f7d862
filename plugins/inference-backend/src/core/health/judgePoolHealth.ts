// SPDX-License-Identifier: Apache-2.0
import {
  FindingSeverity,
  Health,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { endSentence } from '../endSentence';
import { JudgedFinding, WatchedKind } from '../findings/FindingRule';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { PoolNode } from '../topology/ClusterTopology';
import { objectKey } from '../topology/objectKey';
import { healthWords } from './healthWords';

export interface Judged {
  health: Health;
  /** One sentence. */
  reason: string;
}

const SEVERITIES: FindingSeverity[] = ['error', 'warning', 'info'];

/** Health of a pool from the findings on its ways and from its endpoints. */
export function judgePoolHealth(
  node: PoolNode,
  findings: readonly JudgedFinding[],
  snapshot: ClusterSnapshot,
  isKnown: (kind: WatchedKind) => boolean,
): Judged {
  const judged = judgeKnown(node, findings, isKnown);
  return snapshot.state === 'connected' || snapshot.state === 'degraded'
    ? judged
    : {
        health: 'unknown',
        reason: say`${describeState(snapshot)} Last known: ${
          healthWords[judged.health]
        }. ${judged.reason}`,
      };
}

function judgeKnown(
  node: PoolNode,
  findings: readonly JudgedFinding[],
  isKnown: (kind: WatchedKind) => boolean,
): Judged {
  const idle = findings.find(({ code }) => code === 'pool-scaled-to-zero');
  if (idle) {
    return { health: 'idle', reason: `${idle.title}.` };
  }
  const harmful = findings
    .filter(({ stops }) => stops !== 'none')
    .sort(compareHarm);
  if (stopsEverything(node, harmful)) {
    return { health: 'failing', reason: describeCauses(harmful) };
  }
  if (!isKnown('Pod')) {
    return {
      health: 'unknown',
      reason: say`Its endpoints can't be known: Pods of the cluster can't be read.`,
    };
  }
  return harmful.length > 0
    ? { health: 'degraded', reason: describeCauses(harmful) }
    : describeFitness(node);
}

/** Whether no way that carries requests is left. */
function stopsEverything(
  node: PoolNode,
  harmful: readonly JudgedFinding[],
): boolean {
  const total = harmful.filter(({ stops }) => stops === 'all');
  if (total.some(({ pools }) => pools.includes(node))) {
    return true;
  }
  const used = node.ways.filter(({ backend }) => backend.share > 0);
  const counted = used.length > 0 ? used : node.ways;
  return (
    counted.length > 0 &&
    counted.every(way => total.some(({ ways }) => ways.includes(way)))
  );
}

function describeCauses(harmful: readonly JudgedFinding[]): string {
  const [worst, ...others] = harmful;
  const { kind, namespace = '', name } = worst.subject;
  const cause = `${worst.title} (${kind} ${objectKey({ namespace, name })})`;
  if (others.length === 0) {
    return `${cause}.`;
  }
  return others.length === 1
    ? say`${cause}, and 1 more finding.`
    : say`${cause}, and ${others.length} more findings.`;
}

function describeFitness({ endpoints, ways }: PoolNode): Judged {
  const serving = endpoints.filter(
    ({ state }) => state.condition !== 'terminating',
  );
  const ready = serving.filter(({ state }) => state.ready).length;
  const total = serving.length;
  if (ways.length === 0) {
    return {
      health: ready > 0 ? 'healthy' : 'unknown',
      reason: say`${ready} of ${total} endpoints ready; no route references the pool.`,
    };
  }
  return ready > 0
    ? {
        health: 'healthy',
        reason: say`${ready} of ${total} endpoints ready.`,
      }
    : {
        health: 'unknown',
        reason: say`${ready} of ${total} endpoints ready, and the reason is not known.`,
      };
}

function describeState({ cluster, state, reason }: ClusterSnapshot): string {
  const words: Record<ClusterSnapshot['state'], string> = {
    connecting: say`${cluster} is being connected to`,
    connected: say`${cluster} is connected`,
    degraded: say`${cluster} answers in part`,
    unreachable: say`${cluster} can't be reached`,
    unauthorized: say`${cluster} refuses the portal's credentials`,
  };
  return endSentence(reason ? `${words[state]}: ${reason}` : words[state]);
}

function compareHarm(a: JudgedFinding, b: JudgedFinding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    Number(b.stops === 'all') - Number(a.stops === 'all')
  );
}
