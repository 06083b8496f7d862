// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { isBelow } from '../providers/isBelow';
import { ClusterTopology, GatewayNode } from '../topology/ClusterTopology';
import { versionOfProduct } from './installedVersions';
import { PRODUCTS } from './supportMatrix';

/** A path to pools that its makers gave up. */
interface Retirement {
  /** Names of the controller in GatewayClasses. */
  controller: RegExp;
  title: string;
  deprecatedFrom?: string;
  removedFrom: string;
}

/** Both are kgateway's own controllers; agentgateway went on as a project of its own. */
const RETIREMENTS: readonly Retirement[] = [
  {
    controller: /^kgateway\.dev\/agentgateway$/,
    title: say`kgateway's bundled agentgateway`,
    removedFrom: '2.3',
  },
  {
    controller: /^kgateway\.dev\/(?!agentgateway$)/,
    title: 'kgateway',
    deprecatedFrom: '2.1',
    removedFrom: '2.2',
  },
];

export interface RetiredSupport {
  state: 'deprecated' | 'removed';
  title: string;
  version: string;
  controllerName: string;
  removedFrom: string;
}

/** Whether the gateway's provider gave pools up; undefined also where its version can't be told. */
export function retiredSupport(
  { gatewayClass }: GatewayNode,
  { snapshot }: ClusterTopology,
): RetiredSupport | undefined {
  const controllerName = gatewayClass?.controllerName ?? '';
  const retirement = RETIREMENTS.find(({ controller }) =>
    controller.test(controllerName),
  );
  const kgateway = PRODUCTS.find(({ name }) => name === 'kgateway');
  if (!retirement || !kgateway) {
    return undefined;
  }
  const version = versionOfProduct(
    kgateway,
    snapshot.objects.deployments.flatMap(({ containers }) => containers),
  );
  const { title, deprecatedFrom, removedFrom } = retirement;
  const since = (limit: string | undefined) =>
    limit !== undefined && isBelow(version, limit) === false;
  if (version === undefined || !(since(removedFrom) || since(deprecatedFrom))) {
    return undefined;
  }
  return {
    state: since(removedFrom) ? 'removed' : 'deprecated',
    title,
    version,
    controllerName,
    removedFrom,
  };
}
