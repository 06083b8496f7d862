// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Service } from '../../objects/ClusterObjects';
import { PoolNode } from '../../topology/ClusterTopology';
import { POOL_GROUP } from '../../topology/deriveTopology';
import { groupOf } from '../../topology/objectKey';
import { FindingRule, Judgement } from '../FindingRule';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** What the legacy API assumes where no port is named. */
const DEFAULT_PORT = 9002;
const METRICS_PORT = /metrics/;

/** The gateway talks to the picker on a port on which no picker listens. */
export const poolPickerPortWrong: FindingRule = {
  code: 'pool-picker-port-wrong',
  needs: ['InferencePool', 'Service'],
  explainedBy: [],
  judge: ({ pools }) =>
    pools.flatMap(node => {
      const service = node.picker?.service;
      return service && service.ports.length > 0
        ? judgePort(node, service)
        : [];
    }),
};

function judgePort(node: PoolNode, service: Service): Judgement[] {
  const { pool } = node;
  const port = pool.picker?.port ?? DEFAULT_PORT;
  const isModelPort = pool.targetPorts.includes(port);
  if (!isModelPort && service.ports.some(known => known.port === port)) {
    return [];
  }
  const right = pickerPort(service, pool.targetPorts);
  return [
    {
      severity: 'error',
      title: say`The pool names the wrong port of its endpoint picker`,
      detail: isModelPort
        ? say`${nameOf(
            pool,
          )} reaches its endpoint picker on port ${port}, which is the port of the model servers. The gateway gets no answer from the picker.`
        : say`${nameOf(
            pool,
          )} reaches its endpoint picker on port ${port}, which ${nameOf(
            service,
          )} does not have. The gateway gets no answer from the picker.`,
      subject: subjectOf(pool, 'spec.endpointPickerRef.port.number'),
      evidence: [
        { label: say`Port of the reference`, value: String(port) },
        {
          label: say`Ports of Service ${service.meta.name}`,
          value: service.ports
            .map(
              known => `${known.port}${known.name ? ` (${known.name})` : ''}`,
            )
            .join(', '),
        },
        {
          label: say`Ports of the model servers`,
          value: pool.targetPorts.join(', '),
        },
      ],
      remedy: {
        text: right
          ? say`Name port ${right}.`
          : say`Name the port on which the picker speaks ext_proc, ${DEFAULT_PORT} unless it was told otherwise.`,
        patch:
          right && groupOf(pool.meta) === POOL_GROUP
            ? mergePatch(pool, {
                spec: { endpointPickerRef: { port: { number: right } } },
              })
            : undefined,
      },
      ways: [],
      pools: [node],
      stops: 'all',
    },
  ];
}

/** The Service's port for ext_proc: the usual one, else the only one that can be. */
function pickerPort(
  { ports }: Service,
  targetPorts: number[],
): number | undefined {
  const candidates = ports.filter(
    ({ port, name }) =>
      !targetPorts.includes(port) && !METRICS_PORT.test(name ?? ''),
  );
  return (
    candidates.find(({ port }) => port === DEFAULT_PORT) ??
    (candidates.length === 1 ? candidates[0] : undefined)
  )?.port;
}
