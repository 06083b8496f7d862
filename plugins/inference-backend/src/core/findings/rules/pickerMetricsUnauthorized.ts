// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PickerNode, PoolNode } from '../../topology/ClusterTopology';
import { PageState } from '../../ports';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { LoadView } from '../LoadView';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

const FLAG = '--metrics-endpoint-auth';

/** The picker guards its page, and the portal has no way past the guard. */
export const pickerMetricsUnauthorized: FindingRule = {
  code: 'picker-metrics-unauthorized',
  needs: ['InferencePool', 'Service', 'Pod'],
  explainedBy: [],
  readsLoad: true,
  judge: ({ pools }, { load }) => pools.flatMap(pool => judgePool(pool, load)),
};

function judgePool(node: PoolNode, load: LoadView): Judgement[] {
  const { picker } = node;
  const refused = load
    .pages(node, 'picker')
    .find(
      ({ failure }) =>
        failure?.code === 'page-unauthorized' ||
        failure?.code === 'page-forbidden',
    );
  if (!picker?.service || !refused) {
    return [];
  }
  const subject = picker.workloads[0] ?? picker.service;
  const status = refused.failure?.code === 'page-forbidden' ? 403 : 401;
  return [
    {
      severity: 'warning',
      title: say`The endpoint picker does not show its metrics to the portal`,
      detail: say`${nameOf(subject)}, the endpoint picker of ${nameOf(
        node.pool,
      )}, answers ${status} to who reads ${
        refused.path
      }. What only it knows is missing here: requests, errors, and how many endpoints it sees.`,
      subject: subjectOf(subject),
      evidence: [
        { label: say`Pod`, value: `${refused.pod}:${refused.port}` },
        { label: say`Answer`, value: `${status}` },
        {
          label: say`Read`,
          value:
            refused.mode === 'proxy'
              ? say`through the API server's proxy, which drops the token`
              : say`at the pod itself`,
        },
        {
          label: FLAG,
          value: flagOf(picker) ?? say`not set, which means true`,
        },
      ],
      remedy: remedyOf(picker, refused.mode, status),
      ways: [],
      pools: [node],
      stops: 'none',
    },
  ];
}

/** There are three ways; which of them helps depends on how the page is read. */
function remedyOf(
  picker: PickerNode,
  mode: PageState['mode'],
  status: number,
): Judgement['remedy'] {
  if (mode === 'proxy') {
    return {
      text: say`No token helps on this way. Start the picker with ${FLAG}=false (from GIE 1.1 on), or let the portal take its numbers from a Prometheus that may read the picker (metrics.source: prometheus), or read pods directly with a token (metrics.source: direct).`,
      patch: openUp(picker),
    };
  }
  return {
    text:
      status === 401
        ? say`Give the portal a bearer token (metrics.bearerToken) that the cluster accepts, and let the picker review it: its ServiceAccount needs create on tokenreviews and subjectaccessreviews, which the chart grants with monitoring.prometheus.enabled=true only. Or read through Prometheus, or start the picker with --metrics-endpoint-auth=false.`
        : say`Grant the user of the portal’s token get on the non-resource URL /metrics. If it has that, the picker’s ServiceAccount lacks create on subjectaccessreviews. Or read through Prometheus, or start the picker with --metrics-endpoint-auth=false.`,
  };
}

/** Appends the flag; where it is given already, it has to be changed by hand. */
function openUp(picker: PickerNode): Patch | undefined {
  const [workload] = picker.workloads;
  const index = workload?.containers.findIndex(({ args }) =>
    args.some(arg => /^--?pool-name\b/.test(arg)),
  );
  return workload && index !== -1 && flagOf(picker) === undefined
    ? jsonPatch(workload, {
        op: 'add',
        path: `/spec/template/spec/containers/${index}/args/-`,
        value: `${FLAG}=false`,
      })
    : undefined;
}

function flagOf({ endpoints }: PickerNode): string | undefined {
  return endpoints
    .flatMap(({ pod }) => pod.containers)
    .flatMap(({ args }) => args)
    .find(arg => arg.replace(/^--?/, '--').startsWith(FLAG));
}
