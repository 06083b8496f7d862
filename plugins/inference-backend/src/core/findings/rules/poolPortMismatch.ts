// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Pod } from '../../objects/ClusterObjects';
import { PoolNode } from '../../topology/ClusterTopology';
import { POOL_GROUP } from '../../topology/deriveTopology';
import { groupOf } from '../../topology/objectKey';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** The pool sends requests to ports on which its servers don't listen. */
export const poolPortMismatch: FindingRule = {
  code: 'pool-port-mismatch',
  needs: ['InferencePool', 'Pod'],
  explainedBy: [],
  judge: ({ pools }) => pools.flatMap(judgePool),
};

function judgePool(node: PoolNode): Judgement[] {
  const { pool, endpoints } = node;
  const pods = endpoints.map(({ pod }) => pod);
  // Declaring ports is voluntary: only pods that declare some say anything.
  if (
    pods.length === 0 ||
    pool.targetPorts.length === 0 ||
    !pods.every(
      pod =>
        portsOf(pod).length > 0 &&
        !pool.targetPorts.some(port => mayListen(pod, port)),
    )
  ) {
    return [];
  }
  const ports = [...new Set(pods.flatMap(portsOf))].sort((a, b) => a - b);
  return [
    {
      severity: 'error',
      title: say`The pool sends requests to a port that its servers do not have`,
      detail: say`${nameOf(pool)} sends to port ${pool.targetPorts.join(
        ', ',
      )}; the containers of its pods listen on ${ports.join(
        ', ',
      )}. Requests get status 502 or 503.`,
      subject: subjectOf(pool, 'spec.targetPorts'),
      evidence: [
        { label: 'spec.targetPorts', value: pool.targetPorts.join(', ') },
        { label: say`Ports of the containers`, value: ports.join(', ') },
      ],
      remedy: {
        text: say`Name the port on which the model servers answer OpenAI requests.`,
        patch: onlyPort(node, ports),
      },
      ways: [],
      pools: [node],
      stops: 'all',
    },
  ];
}

function portsOf(pod: Pod): number[] {
  return pod.containers.flatMap(({ ports }) =>
    ports.map(({ containerPort }) => containerPort),
  );
}

/** Declared, or named among the arguments. */
function mayListen(pod: Pod, port: number): boolean {
  return (
    portsOf(pod).includes(port) ||
    pod.containers.some(({ args }) =>
      args.some(arg => new RegExp(`(^|[^0-9])${port}([^0-9]|$)`).test(arg)),
    )
  );
}

function onlyPort({ pool }: PoolNode, ports: number[]): Patch | undefined {
  return ports.length === 1 && groupOf(pool.meta) === POOL_GROUP
    ? mergePatch(pool, { spec: { targetPorts: [{ number: ports[0] }] } })
    : undefined;
}
