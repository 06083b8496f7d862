// SPDX-License-Identifier: Apache-2.0
import { ScenarioError } from '../ScenarioError';
import { ClusterFile, ScenarioFile } from '../scenarioSchema';

/** GPUs of a generated node. */
const GPUS_PER_NODE = 8;
/** Generated nodes for pickers have room for this many. */
const PICKERS_PER_NODE = 3;

/** Clusters for tests of scale: as many as asked for, each with as many pools of as many endpoints. */
export function expandFleet(file: ScenarioFile): ClusterFile[] {
  const { fleet } = file;
  if (!fleet) return [];
  const like = file.clusters.find(({ name }) => name === fleet.like);
  const model = like?.models[0];
  if (!like || !model) {
    throw new ScenarioError(
      `fleet.like names ${fleet.like}, which is not a cluster with a model`,
    );
  }
  const width = String(fleet.clusters).length;
  return Array.from({ length: fleet.clusters }, (_, index) => {
    const number = String(index + 1).padStart(width, '0');
    const { pools, endpoints } = fleet;
    return {
      ...like,
      name: `${fleet.namePrefix}-${number}`,
      title: `Fleet ${number}`,
      reachable: true,
      seed: fleet.alike ? fleet.namePrefix : undefined,
      nodePools: [
        {
          name: 'gpu',
          count: Math.ceil((pools * endpoints) / GPUS_PER_NODE) + 1,
          cpu: 96,
          memory: '1Ti',
          gpus: GPUS_PER_NODE,
          labels: {},
        },
        {
          name: 'general',
          count: Math.ceil(pools / PICKERS_PER_NODE) + 1,
          cpu: 32,
          memory: '128Gi',
          gpus: 0,
          labels: {},
        },
      ],
      models: Array.from({ length: pools }, (_unused, nth) => ({
        ...model,
        name: `model-${nth + 1}`,
        namespace: `team-${(nth % 10) + 1}`,
        model: `fleet/model-${nth + 1}`,
        adapters: [],
        objectives: [],
        traffic: { ...model.traffic, objective: undefined },
        pools: [
          {
            name: `model-${nth + 1}`,
            replicas: endpoints,
            weight: 1,
            picker: model.pools[0].picker,
          },
        ],
      })),
    };
  });
}
