// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { LoadView } from '../LoadView';
import { nameOf, subjectOf } from '../subjectOf';

/** Fewer may be requests that were on their way when the picker was read. */
const ENOUGH_REQUESTS = 5;

/** Requests reach the pool and nobody asked its picker: they are spread blindly. */
export const pickerBypassed: FindingRule = {
  code: 'picker-bypassed',
  needs: ['HTTPRoute', 'InferencePool', 'Service'],
  explainedBy: [
    'route-split-unsupported',
    'provider-version-defect',
    'pool-picker-missing',
    'pool-picker-port-wrong',
    'picker-crash-looping',
    'picker-unavailable',
    'picker-unschedulable',
    'picker-image-unavailable',
  ],
  readsLoad: true,
  lastsMs: 120_000,
  judge: ({ pools }, { load }) => pools.flatMap(pool => judgePool(pool, load)),
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  if (!node.picker?.service || load.picker(node)?.requests !== 0) {
    return [];
  }
  const passed = node.ways.flatMap(way => {
    const routed = load.routed(way);
    // Those that failed may have failed at the picker.
    const answered = routed ? routed.requests - routed.errors : 0;
    return answered >= ENOUGH_REQUESTS ? [{ way, answered }] : [];
  });
  if (passed.length === 0) {
    return [];
  }
  const gateways = [
    ...new Set(passed.map(({ way }) => `Gateway ${way.parent.gateway?.key}`)),
  ];
  return [
    {
      severity: 'error',
      title: say`Requests reach the pool without its endpoint picker`,
      detail: say`${gateways.join(', ')} sends requests to ${nameOf(
        node.pool,
      )}, and its endpoint picker ${nameOf(
        node.picker.service,
      )} is asked for none: they go to any server, however loaded, and objectives and rewrites do nothing.`,
      subject: subjectOf(node.pool),
      evidence: [
        ...passed.map(({ way, answered }) => ({
          label: say`Answered by rule ${way.rule.index} of ${way.rule.route.key}`,
          value: say`${Math.round(answered)} requests lately`,
        })),
        { label: say`Requests at the picker`, value: '0' },
      ],
      remedy: {
        text: say`Let the HTTPRoute reference the pool itself, and not a backend object of the provider around it. On Istio take CORS and fault filters off the rule. Some versions of providers leave the picker out: see the page of this finding.`,
      },
      ways: passed.map(({ way }) => way),
      pools: [],
      stops: 'some',
    },
  ];
}
