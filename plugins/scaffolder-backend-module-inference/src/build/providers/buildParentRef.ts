// SPDX-License-Identifier: Apache-2.0
import { ExposurePlan, GATEWAY_API } from './Provider';

/** How a route names the Gateway that it attaches to. */
export function buildParentRef({ gateway, gatewayNamespace }: ExposurePlan) {
  return {
    group: GATEWAY_API,
    kind: 'Gateway',
    name: gateway.name,
    namespace: gatewayNamespace,
    ...(gateway.listener && { sectionName: gateway.listener }),
  };
}
