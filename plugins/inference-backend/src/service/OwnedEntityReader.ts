// SPDX-License-Identifier: Apache-2.0
import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  EntitySummary,
  MODELS_ANNOTATION,
  OwnedEntities,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';
import { PoolQuery } from '../core/entities/parseAnnotations';
import { resolveEntity } from '../core/entities/resolveEntity';
import { compareHealth, comparePools } from '../core/health/comparePools';
import { judgeEntityHealth } from '../core/health/judgeEntityHealth';
import { compareText } from '../core/topology/objectKey';
import { CatalogEntities } from './CatalogEntities';
import { ClusterView } from './ClusterView';
import { ClusterViews } from './ClusterViews';
import { EntityScope } from './EntityScope';

/** A team has some; who owns everything sees the worst of them. */
const MOST_LISTED = 200;

/** What a user and their groups have running; sends nothing to a cluster. */
export class OwnedEntityReader {
  constructor(
    private readonly parts: {
      catalog: Pick<CatalogEntities, 'ownedBy' | 'ownersOf'>;
      userInfo: UserInfoService;
    },
    private readonly views: Pick<ClusterViews, 'all'>,
  ) {}

  /** Worst first; groups are those that the sign-in gave the user. */
  async list(
    credentials: BackstageCredentials,
    scope: EntityScope,
  ): Promise<OwnedEntities> {
    const { catalog, userInfo } = this.parts;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    const views = this.views.all();
    const items = [...catalog.ownedBy(new Set(ownershipEntityRefs))]
      .filter(([entityRef]) => scope.shows({ entities: [entityRef] }))
      .flatMap(([entityRef, queries]) =>
        this.summarize(entityRef, queries, views),
      )
      .sort(compareSummaries);
    return { items: items.slice(0, MOST_LISTED), total: items.length };
  }

  /** None where a service that has nothing to do with models is called like its pods. */
  private summarize(
    entityRef: string,
    queries: readonly PoolQuery[],
    views: readonly ClusterView[],
  ): EntitySummary[] {
    const resolved = resolveEntity(
      queries,
      views.map(view => view.search()),
    ).pools;
    if (resolved.length === 0 && !queries.some(asksForPools)) {
      return [];
    }
    const ofView = views.map(view => ({
      view,
      nodes: resolved
        .filter(({ cluster }) => cluster === view.topology.snapshot.cluster)
        .map(({ pool }) => pool),
    }));
    const pools = ofView
      .flatMap(({ view, nodes }) => nodes.map(node => view.summary(node)))
      .sort(comparePools);
    // A model that was made of pools that people's entities stand for by now.
    if (
      pools.length > 0 &&
      !pools.some(({ entities }) => entities.includes(entityRef))
    ) {
      return [];
    }
    return [
      {
        entityRef,
        owners: this.parts.catalog.ownersOf([entityRef]),
        ...judgeEntityHealth(pools),
        pools,
        rollouts: ofView.flatMap(({ view, nodes }) =>
          view
            .rolloutsOf(nodes)
            .map(
              ({
                way,
                route,
                rule,
                canary,
                configured,
                observed,
                verdict,
              }) => ({
                way,
                route,
                rule,
                canary,
                configured,
                verdict,
                ...(observed && { observed: observed.share }),
              }),
            ),
        ),
      },
    ];
  }
}

/** By an annotation of ours; those of the Kubernetes plugin every service has. */
function asksForPools({ annotation }: PoolQuery): boolean {
  return annotation === POOLS_ANNOTATION || annotation === MODELS_ANNOTATION;
}

function compareSummaries(a: EntitySummary, b: EntitySummary): number {
  return (
    compareHealth(a.health, b.health) || compareText(a.entityRef, b.entityRef)
  );
}
