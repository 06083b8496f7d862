// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { judgeEntityHealth } from '../core/health/judgeEntityHealth';
import { DatedFinding } from '../core/findings/FindingLedger';
import { isAdvisory } from '../core/notices/isAdvisory';
import { NoticeLevel, Trouble } from '../core/notices/Notice';
import { ClusterView } from '../service/ClusterView';
import { isLive } from '../service/toPool';
import { refOfCluster } from './refOfCluster';

/** A pool of an entity, with what is wrong on its way. */
interface PoolOfEntity {
  cluster: string;
  summary: ReturnType<ClusterView['summary']>;
  findings: readonly DatedFinding[];
}

export interface Observed {
  /** By entity ref and code, parted by a space. */
  troubles: Map<string, Trouble>;
  /** Clusters that say what is in them. */
  heard: ReadonlySet<string>;
}

/**
 * What is wrong with entities at this moment: of findings those that stop
 * requests, and advice on upgrades. What concerns a cluster and no pool is of the
 * cluster's own entity.
 */
export function observeTroubles(views: readonly ClusterView[]): Observed {
  const live = views.filter(view => isLive(view.topology.snapshot.state));
  const troubles = new Map<string, Trouble>();
  for (const [entityRef, pools] of poolsByEntity(live)) {
    const { health } = judgeEntityHealth(pools.map(({ summary }) => summary));
    for (const { cluster, findings } of pools) {
      for (const finding of findings) {
        const level = levelOf(finding, health);
        if (level) {
          const key = `${entityRef} ${finding.code}`;
          troubles.set(
            key,
            join(troubles.get(key), { entityRef, level, cluster, finding }),
          );
        }
      }
    }
  }
  for (const view of live) {
    const { cluster } = view.topology.snapshot;
    const entityRef = refOfCluster(cluster);
    for (const finding of view.findingsOfCluster) {
      if (isAdvisory(finding.code)) {
        const key = `${entityRef} ${finding.code}`;
        const part = {
          entityRef,
          level: 'advisory',
          cluster,
          finding,
        } as const;
        troubles.set(key, {
          ...join(troubles.get(key), part),
          isOfCluster: true,
        });
      }
    }
  }
  const heard = live.map(({ topology }) => topology.snapshot.cluster);
  return { troubles, heard: new Set(heard) };
}

function poolsByEntity(
  views: readonly ClusterView[],
): Map<string, PoolOfEntity[]> {
  const pools = new Map<string, PoolOfEntity[]>();
  for (const view of views) {
    const { cluster } = view.topology.snapshot;
    for (const node of view.topology.pools) {
      const summary = view.summary(node);
      const pool = { cluster, summary, findings: view.findingsOf(node) };
      for (const entityRef of summary.entities) {
        const list = pools.get(entityRef);
        if (list) {
          list.push(pool);
        } else {
          pools.set(entityRef, [pool]);
        }
      }
    }
  }
  return pools;
}

/** Undefined where nobody has to be told. */
function levelOf(
  { code, stops }: DatedFinding,
  health: string,
): NoticeLevel | undefined {
  if (stops !== 'none' && (health === 'failing' || health === 'degraded')) {
    return stops === 'all' ? health : 'degraded';
  }
  return isAdvisory(code) ? 'advisory' : undefined;
}

/** One code is one trouble of the entity, with the words of the first object. */
function join(
  known: Trouble | undefined,
  {
    entityRef,
    level,
    cluster,
    finding,
  }: {
    entityRef: string;
    level: NoticeLevel;
    cluster: string;
    finding: DatedFinding;
  },
): Trouble {
  if (!known) {
    // Whose languages notices are read in is not known.
    return {
      entityRef,
      code: finding.code,
      level,
      title: plainText(finding.title),
      detail: plainText(finding.detail),
      clusters: [cluster],
    };
  }
  return {
    ...known,
    level: known.level === 'failing' ? known.level : level,
    clusters: [...new Set([...known.clusters, cluster])].sort(),
  };
}
