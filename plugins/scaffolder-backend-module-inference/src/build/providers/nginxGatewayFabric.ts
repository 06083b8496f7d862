// SPDX-License-Identifier: Apache-2.0
import { BASE_MODEL_HEADER, Provider } from './Provider';
import { isBelow } from './versions';

/** https://docs.nginx.com/nginx-gateway-fabric/how-to/gateway-api-inference-extension/ */
export const nginxGatewayFabric: Provider = {
  title: 'NGINX Gateway Fabric',
  className: 'nginx',
  controller: 'gateway.nginx.org/nginx-gateway-controller',
  known: { from: '2.2', below: '2.7', newest: '2.6.7' },
  refused: [],
  modelHeader: BASE_MODEL_HEADER,
  bodyBasedRouting: 'client',
  // https://github.com/nginx/nginx-gateway-fabric/issues/5420
  fixedFailureMode: version =>
    isBelow(version, '2.6.1') ? 'FailOpen' : undefined,
  refusesSplit: version =>
    isBelow(version, '2.3')
      ? 'before 2.3 it takes one pool per rule'
      : undefined,
  routeTimeouts: () => undefined,
  timeoutObjects: () => [],
  noTimeouts:
    'NGINX Gateway Fabric takes no timeout from a route. NGINX ends a request after 60 s in which the server sends nothing; where answers without streaming take longer, raise proxy_read_timeout on the Gateway (https://docs.nginx.com/nginx-gateway-fabric/traffic-management/proxy-settings/)',
  poolObjects: () => [],
  chartProvider: 'none',
};
