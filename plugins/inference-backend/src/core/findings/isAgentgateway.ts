// SPDX-License-Identifier: Apache-2.0
import { GatewayNode } from '../topology/ClusterTopology';

/** By its class's controller, from 1.0 on or as it was in kgateway 2.2. */
export function isAgentgateway({ gatewayClass }: GatewayNode): boolean {
  const controller = gatewayClass?.controllerName ?? '';
  return (
    controller.startsWith('agentgateway.dev/') ||
    controller === 'kgateway.dev/agentgateway'
  );
}
