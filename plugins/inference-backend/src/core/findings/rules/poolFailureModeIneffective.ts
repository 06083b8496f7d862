// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { applies, FIXED_FAILURE_MODES } from '../../lifecycle/knownBehaviour';
import {
  InstalledProduct,
  nameOfProduct,
  productOfGateway,
} from '../../lifecycle/productOf';
import { ClusterTopology, PoolNode, Way } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** What the pool says about a lost picker is not what its gateway does. */
export const poolFailureModeIneffective: FindingRule = {
  code: 'pool-failure-mode-ineffective',
  needs: [
    'InferencePool',
    'HTTPRoute',
    'Gateway',
    'GatewayClass',
    'Deployment',
  ],
  explainedBy: ['provider-inference-removed'],
  judge: topology => topology.pools.flatMap(node => judgePool(node, topology)),
};

function judgePool(node: PoolNode, topology: ClusterTopology): Judgement[] {
  const { picker } = node.pool;
  if (!picker) {
    return [];
  }
  // The CRD's default.
  const wanted = picker.failureMode ?? 'FailClose';
  return Array.from(waysByProduct(node, topology)).flatMap(
    ([installed, ways]) => {
      const fixed = FIXED_FAILURE_MODES.find(
        ({ product, always, ...versions }) =>
          product === installed.product.name &&
          always !== wanted &&
          applies(versions, installed.version) === true,
      );
      return fixed
        ? [
            {
              severity: 'warning' as const,
              title: say`The gateway does not do what the failure mode says`,
              detail: say`${nameOf(
                node.pool,
              )} asks for ${wanted}, and ${nameOfProduct(installed)} ${
                fixed.words
              }.`,
              subject: subjectOf(
                node.pool,
                'spec.endpointPickerRef.failureMode',
              ),
              evidence: [
                {
                  label: 'failureMode',
                  value: picker.failureMode ?? say`${'FailClose'} (default)`,
                },
                { label: say`Provider`, value: nameOfProduct(installed) },
                { label: say`Does`, value: fixed.always },
                { label: say`Known as`, value: fixed.source },
              ],
              remedy: {
                text:
                  fixed.always === 'FailClose'
                    ? say`Count on the picker as on the gateway itself: a second replica with leader election, a PodDisruptionBudget, an alert when it is unavailable.`
                    : say`Upgrade the provider where requests without a picker must not reach the servers.`,
              },
              ways,
              pools: [],
              stops: 'none' as const,
            },
          ]
        : [];
    },
  );
}

function waysByProduct(
  { ways }: PoolNode,
  topology: ClusterTopology,
): Map<InstalledProduct, Way[]> {
  const byProduct = new Map<InstalledProduct, Way[]>();
  for (const way of ways) {
    const { gateway } = way.parent;
    const installed = gateway && productOfGateway(gateway, topology);
    if (installed) {
      byProduct.set(installed, [...(byProduct.get(installed) ?? []), way]);
    }
  }
  return byProduct;
}
