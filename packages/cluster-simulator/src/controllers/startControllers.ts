// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../cluster/Cluster';
import { startAgentgateway } from './agentgateway/startAgentgateway';
import { startEventExpiry } from './createEventRecorder';
import { startDeployments } from './deployments/startDeployments';
import { startReplicaSets } from './deployments/startReplicaSets';
import { startKubelet } from './kubelet/startKubelet';
import { startScheduler } from './scheduler/startScheduler';
import { startLoadBalancers } from './services/startLoadBalancers';
import { startServices } from './services/startServices';
import { Workloads } from './Workloads';

/** Everything that acts in a cluster by itself. Starts before objects come, and stops with the clock. */
export function startControllers(
  cluster: Cluster,
  options: { workloads: Workloads; podAddressPrefix: string },
): void {
  const { workloads, podAddressPrefix } = options;
  startDeployments(cluster);
  startReplicaSets(cluster);
  startScheduler(cluster);
  startKubelet(cluster, { workloads, addressPrefix: podAddressPrefix });
  startServices(cluster);
  startLoadBalancers(cluster, { prefix: workloads.loadBalancerPrefix });
  startAgentgateway(cluster);
  startEventExpiry(cluster);
}
