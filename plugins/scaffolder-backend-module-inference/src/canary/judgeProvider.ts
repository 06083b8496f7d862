// SPDX-License-Identifier: Apache-2.0
import { PROVIDER_TABLE } from '../build/providers/providerTable';
import { PROVIDERS } from '../input/gatewayInput';
import { SelfService } from '../placement/readSelfService';

export interface ProviderJudgement {
  /** Why requests would not be split between two pools as the weights say. */
  refusals: string[];
  /** What nobody can tell. */
  notes: string[];
}

/** Whether those who make a route's gateways work split between two pools, in every cluster that has the gateway. */
export function judgeProvider(
  gateways: readonly string[],
  clusters: SelfService['clusters'],
): ProviderJudgement {
  const found = clusters.flatMap(cluster =>
    cluster.gateways
      .filter(({ namespace, name }) =>
        gateways.includes(`${namespace}/${name}`),
      )
      .map(gateway => ({ ...gateway, cluster: cluster.name })),
  );
  if (found.length === 0) {
    return {
      refusals: [],
      notes: [
        `The portal sees the gateway ${
          gateways.join(', ') || 'of the route'
        } in no cluster, so it can’t tell whether requests are split as the weights say.`,
      ],
    };
  }
  const judged = found.map(({ provider, version, cluster }) => {
    const known = PROVIDERS.find(each => each === provider);
    if (!known) {
      return {
        note: `Nothing is known of how ${provider} in ${cluster} splits requests between two pools: compare the observed share with the weights before it gets more.`,
      };
    }
    const { title, refusesSplit, known: versions } = PROVIDER_TABLE[known];
    const reason = refusesSplit(version ?? versions.newest);
    return {
      refusal: reason && `${title} ${version ?? ''} in ${cluster}: ${reason}`,
      note:
        version === undefined && !reason
          ? `The version of ${title} in ${cluster} can’t be seen; older ones may split otherwise.`
          : undefined,
    };
  });
  const unique = (texts: Array<string | undefined>) => [
    ...new Set(texts.flatMap(text => text ?? [])),
  ];
  return {
    refusals: unique(judged.map(({ refusal }) => refusal)),
    notes: unique(judged.map(({ note }) => note)),
  };
}
