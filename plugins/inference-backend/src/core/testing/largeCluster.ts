// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../objects/ClusterObjects';
import {
  sampleDeployment,
  sampleObjects,
  samplePicker,
  samplePod,
  samplePool,
  sampleRoute,
} from './sampleObjects';

const NAMESPACES = 50;

/** A healthy cluster of so many pools, 20 to a namespace for a thousand. */
export function largeCluster(pools: number, endpoints: number): ClusterObjects {
  const objects: ClusterObjects = {
    ...sampleObjects(),
    httpRoutes: [],
    inferencePools: [],
    deployments: [],
    services: [],
    pods: [],
  };
  for (let index = 0; index < pools; index++) {
    const namespace = `team-${index % NAMESPACES}`;
    const name = `pool-${index}`;
    const picker = samplePicker(namespace, name);
    objects.inferencePools.push(samplePool(namespace, name));
    objects.httpRoutes.push(
      sampleRoute(namespace, name, `acme/model-${index}`, [[name, 1]]),
    );
    objects.deployments.push(
      sampleDeployment(namespace, name, endpoints),
      picker.deployment,
    );
    objects.services.push(picker.service);
    objects.pods.push(picker.pod);
    for (let pod = 0; pod < endpoints; pod++) {
      objects.pods.push(
        samplePod(namespace, `${name}-${pod}`, {
          app: name,
          'llm-d.ai/engine-type': 'vllm',
          'pod-template-hash': '5784c479c8',
        }),
      );
    }
  }
  return objects;
}
