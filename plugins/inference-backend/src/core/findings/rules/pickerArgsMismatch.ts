// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode } from '../../topology/ClusterTopology';
import { groupOf } from '../../topology/objectKey';
import { valuesOf } from '../../topology/modelNames';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** The picker was told of another pool than the one that names it. */
export const pickerArgsMismatch: FindingRule = {
  code: 'picker-args-mismatch',
  needs: ['InferencePool', 'Service', 'Pod'],
  explainedBy: [],
  judge: ({ pools }) => pools.flatMap(judgePool),
};

function judgePool(node: PoolNode): Judgement[] {
  const { pool, picker } = node;
  const pods = (picker?.endpoints ?? []).map(({ pod }) => pod);
  const wrong = pods.flatMap(pod =>
    pod.containers.flatMap(({ args }) => differences(args, pool.meta)),
  );
  if (!picker || wrong.length === 0) {
    return [];
  }
  const subject = picker.workloads[0] ?? pods[0];
  const flags = [...new Map(wrong.map(each => [each.flag, each])).values()];
  return [
    {
      severity: 'error',
      title: say`The endpoint picker serves another pool`,
      detail: say`${nameOf(subject)} is the endpoint picker of ${nameOf(
        pool,
      )}, and its arguments say ${flags
        .map(({ flag, value }) => `${flag} ${value}`)
        .join(
          ', ',
        )}. It never becomes ready, or picks endpoints of another pool.`,
      subject: subjectOf(subject, 'spec.template.spec.containers[].args'),
      evidence: flags.map(({ flag, value, wanted }) => ({
        label: flag,
        value: say`${value}, and should be ${wanted}`,
      })),
      remedy: {
        text: say`Set ${flags
          .map(({ flag, wanted }) => `${flag}=${wanted}`)
          .join(' ')}.`,
      },
      ways: [],
      pools: [node],
      stops: 'all',
    },
  ];
}

function differences(args: string[], meta: PoolNode['pool']['meta']) {
  const wanted = [
    { flags: ['--pool-name', '-pool-name'], value: meta.name },
    { flags: ['--pool-namespace', '-pool-namespace'], value: meta.namespace },
    { flags: ['--pool-group', '-pool-group'], value: groupOf(meta) },
  ];
  return wanted.flatMap(({ flags, value }) => {
    const [given] = valuesOf(args, flags);
    // `$(NAMESPACE)` stands for a value that only the kubelet knows.
    return given === undefined || given === value || given.includes('$(')
      ? []
      : [{ flag: flags[0], value: given, wanted: value }];
  });
}
