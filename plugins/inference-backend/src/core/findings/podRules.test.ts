// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects, Pod } from '../objects/ClusterObjects';
import {
  CRASHED,
  makeUnready,
  makeUnschedulable,
  podsOf,
  setCondition,
} from '../testing/edits';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';

const PICKER = 'Deployment helper-epp';
const SERVERS = 'Deployment helper';

const picker = ({ pods }: ClusterObjects): Pod =>
  objectNamed(pods, 'helper-epp-0');
const failOpen = ({ inferencePools }: ClusterObjects) => {
  objectNamed(inferencePools, 'helper').picker!.failureMode = 'FailOpen';
};

it.each<[what: string, edit: Edit, expected: string[]]>([
  [
    'a picker that fits on no node',
    objects =>
      makeUnschedulable(
        picker(objects),
        '0/3 nodes are available: 3 Insufficient cpu.',
      ),
    [`error picker-unschedulable ${PICKER}`],
  ],
  [
    'a second replica of a picker that fits on no node',
    objects => {
      const standby = structuredClone(picker(objects));
      standby.meta.name = 'helper-epp-1';
      standby.meta.uid = 'standby';
      makeUnschedulable(standby, '0/3 nodes are available.');
      objects.pods.push(standby);
    },
    [],
  ],
  [
    'a picker that crashes',
    objects => makeUnready(picker(objects), CRASHED),
    [`error picker-crash-looping ${PICKER}`],
  ],
  [
    'a picker that is ready between two crashes',
    objects => {
      picker(objects).statuses = [
        {
          name: 'epp',
          ready: true,
          ...CRASHED,
          restarts: 15784,
          waiting: undefined,
        },
      ];
    },
    [`error picker-crash-looping ${PICKER}`],
  ],
  [
    'a picker that crashed often, long ago',
    objects => {
      picker(objects).statuses = [
        {
          name: 'epp',
          ready: true,
          restarts: 3,
          lastTermination: {
            exitCode: 1,
            finishedAt: '2026-11-19T11:00:00.000Z',
          },
        },
      ];
    },
    [],
  ],
  [
    'a picker whose image can’t be pulled',
    objects =>
      makeUnready(picker(objects), {
        waiting: { reason: 'ImagePullBackOff', message: 'not found' },
      }),
    [`error picker-image-unavailable ${PICKER}`],
  ],
  [
    'a picker that is not ready for a reason of its own',
    objects => makeUnready(picker(objects)),
    [`error picker-unavailable ${PICKER}`],
  ],
  [
    'a picker that was scaled to zero',
    objects => {
      objects.pods = objects.pods.filter(pod => pod !== picker(objects));
      objectNamed(objects.deployments, 'helper-epp').replicas = 0;
    },
    [`error picker-unavailable ${PICKER}`],
  ],
  [
    'a picker and its servers scaled to zero together',
    objects => {
      objects.pods = objects.pods.filter(
        ({ meta }) => meta.namespace !== 'support',
      );
      objectNamed(objects.deployments, 'helper-epp').replicas = 0;
      objectNamed(objects.deployments, 'helper').replicas = 0;
    },
    [`info pool-scaled-to-zero ${SERVERS}: spec.replicas`],
  ],
  [
    'a picker that was told of another pool',
    objects => {
      picker(objects).containers[0].args = ['--pool-name', 'stable'];
      makeUnready(picker(objects));
    },
    [
      `error picker-args-mismatch ${PICKER}: spec.template.spec.containers[].args`,
    ],
  ],
  [
    'an argument that only the kubelet can fill in',
    objects => {
      picker(objects).containers[0].args = ['--pool-namespace', '$(NAMESPACE)'];
    },
    [],
  ],
  [
    'servers that wait for GPUs, with none left',
    objects =>
      podsOf(objects, 'helper').forEach(pod =>
        makeUnschedulable(
          pod,
          '0/5 nodes are available: 5 Insufficient nvidia.com/gpu.',
        ),
      ),
    [`error server-pending ${SERVERS}`],
  ],
  [
    'servers that wait for GPUs, with others ready',
    objects =>
      makeUnschedulable(
        podsOf(objects, 'helper')[0],
        '0/5 nodes are available: 5 Insufficient nvidia.com/gpu.',
      ),
    [`warning server-pending ${SERVERS}`],
  ],
  [
    'servers whose pods the quota forbids',
    objects => {
      const deployment = objectNamed(objects.deployments, 'helper');
      setCondition(
        deployment,
        'ReplicaFailure',
        'True',
        'FailedCreate',
        'pods "helper-x" is forbidden: exceeded quota: gpus',
      );
      objects.pods = objects.pods.filter(
        ({ meta }) => !/^helper-[0-9]/.test(meta.name),
      );
    },
    [`error server-pending ${SERVERS}`],
  ],
  [
    'servers that crash',
    objects =>
      podsOf(objects, 'helper').forEach(pod => makeUnready(pod, CRASHED)),
    [`error server-crash-looping ${SERVERS}`],
  ],
  [
    'a server that restarted once and is not ready yet',
    objects =>
      makeUnready(podsOf(objects, 'helper')[0], {
        restarts: 1,
        lastTermination: { exitCode: 137 },
      }),
    [],
  ],
  [
    'a server that ended well is not crashing',
    objects =>
      makeUnready(podsOf(objects, 'helper')[0], {
        restarts: 9,
        lastTermination: { exitCode: 0, reason: 'Completed' },
      }),
    [],
  ],
])('%s', (_what, edit, expected) => {
  expect(judgeSample(edit).map(brief)).toEqual(expected);
});

it('reads the scheduler’s words and proposes what suffices', () => {
  const [{ detail, evidence, remedy, stops }] = judgeSample(objects =>
    makeUnschedulable(
      picker(objects),
      '0/4 nodes are available: 2 Insufficient cpu, 2 node(s) had untolerated taint {nvidia.com/gpu: }.',
    ),
  );

  expect(detail).toContain('no node that it may use has enough free CPU');
  expect(evidence).toContainEqual({
    label: 'It asks for',
    value: 'cpu 8, memory 8Gi',
  });
  expect(remedy.patch).toMatchObject({
    kind: 'strategic',
    body: {
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'epp',
                resources: { requests: { cpu: '200m', memory: '256Mi' } },
              },
            ],
          },
        },
      },
    },
  });
  expect(stops).toBe('all');
});

it('takes a picker that is down for half a loss where the pool fails open', () => {
  const [{ stops, detail }] = judgeSample(objects => {
    failOpen(objects);
    makeUnready(picker(objects));
  });

  expect(stops).toBe('some');
  expect(detail).toContain('FailOpen');
});

it.each([
  [
    '5 Insufficient nvidia.com/gpu, 3 Insufficient cpu',
    'no node has enough free GPUs',
  ],
  ['exceeded quota: compute', "the namespace's quota is used up"],
  [
    'pod has unbound immediate PersistentVolumeClaims',
    'its volume is not available',
  ],
  [
    '3 node(s) had untolerated taint {team: ml}',
    "no node's taints are tolerated",
  ],
  [
    "4 node(s) didn't match Pod's node affinity/selector",
    'no node matches its node selector or affinity',
  ],
  [
    '1 Insufficient memory',
    'no node that it may use has enough free CPU or memory',
  ],
  ['something new', 'no node takes it'],
])('says of "%s" that %s', (message, words) => {
  const [{ detail }] = judgeSample(objects =>
    makeUnschedulable(podsOf(objects, 'helper')[0], message),
  );
  expect(detail).toContain(words);
});

it('names memory where the kernel ended it', () => {
  const [{ remedy, evidence }] = judgeSample(objects =>
    makeUnready(podsOf(objects, 'helper')[0], CRASHED),
  );

  expect(remedy.text).toContain('needs more memory');
  expect(evidence).toContainEqual({
    label: 'Last end',
    value: 'OOMKilled (exit code 137)',
  });
});
