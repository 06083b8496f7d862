// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { wrongSplitOf } from '../../lifecycle/wrongSplitOf';
import {
  InstalledProduct,
  nameOfProduct,
  productOfGateway,
} from '../../lifecycle/productOf';
import {
  BackendNode,
  ClusterTopology,
  RuleNode,
  Way,
} from '../../topology/ClusterTopology';
import { objectKey } from '../../topology/objectKey';
import { FindingRule, Judgement } from '../FindingRule';
import { formatShare } from '../formatShare';
import { nameOf, subjectOf } from '../subjectOf';

/** Two pools in one rule, on a provider that gets that wrong. */
export const routeSplitUnsupported: FindingRule = {
  code: 'route-split-unsupported',
  needs: ['HTTPRoute', 'Gateway', 'GatewayClass', 'Deployment'],
  explainedBy: [],
  judge: topology =>
    topology.routes.flatMap(({ rules }) =>
      rules.flatMap(rule => judgeRule(rule, topology)),
    ),
};

function judgeRule(rule: RuleNode, topology: ClusterTopology): Judgement[] {
  const shared = rule.backends.filter(
    ({ ref, share }) => ref.kind === 'InferencePool' && share > 0,
  );
  if (new Set(shared.map(({ ref }) => objectKey(ref))).size < 2) {
    return [];
  }
  return Array.from(waysByProduct(rule, topology), ([installed, ways]) =>
    judgeProduct({ rule, shared, installed, ways }),
  ).flat();
}

function waysByProduct(
  rule: RuleNode,
  topology: ClusterTopology,
): Map<InstalledProduct, Way[]> {
  const byProduct = new Map<InstalledProduct, Way[]>();
  for (const way of rule.route.ways) {
    const gateway = way.rule === rule ? way.parent.gateway : undefined;
    const installed = gateway && productOfGateway(gateway, topology);
    if (installed) {
      byProduct.set(installed, [...(byProduct.get(installed) ?? []), way]);
    }
  }
  return byProduct;
}

function judgeProduct(seen: {
  rule: RuleNode;
  shared: BackendNode[];
  installed: InstalledProduct;
  ways: Way[];
}): Judgement[] {
  const { rule, shared, installed, ways } = seen;
  const known = wrongSplitOf(installed);
  if (!known) {
    return [];
  }
  const { wrong, isSure } = known;
  return [
    {
      severity: isSure ? 'error' : 'warning',
      title: isSure
        ? say`The provider can’t split a rule between pools`
        : say`The provider may not be able to split a rule between pools`,
      detail: [
        say`Rule ${rule.index} of ${nameOf(
          rule.route.route,
        )} splits its requests between ${
          shared.length
        } pools, and ${nameOfProduct(installed)} ${wrong.words}.`,
        ...(isSure
          ? []
          : [say`Whether this installation does can’t be told from here.`]),
      ].join(' '),
      subject: subjectOf(
        rule.route.route,
        `spec.rules[${rule.index}].backendRefs`,
      ),
      evidence: [
        ...shared.map(({ ref, share }) => ({
          label: say`Pool ${objectKey(ref)}`,
          value: formatShare(share),
        })),
        { label: say`Provider`, value: nameOfProduct(installed) },
        { label: say`Known as`, value: wrong.source },
      ],
      remedy: { text: wrong.remedy },
      ways,
      pools: [],
      stops: isSure ? 'some' : 'none',
    },
  ];
}
