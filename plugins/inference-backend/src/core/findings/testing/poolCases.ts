// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../../objects/ClusterObjects';
import {
  CRASHED,
  makeUnready,
  makeUnschedulable,
  podsOf,
  setCondition,
} from '../../testing/edits';
import { Edit } from '../../testing/judgeSample';
import { objectNamed } from '../../testing/objectNamed';
import { asProvider } from '../../testing/providerSamples';
import { metaOf } from '../../testing/sampleObjects';
import { FindingCases } from './FindingCase';
import { all, bundled, helperRoute, removedPath } from './routeCases';

const helper = ({ inferencePools }: ClusterObjects) =>
  objectNamed(inferencePools, 'helper');
const servers = (objects: ClusterObjects) => podsOf(objects, 'helper');
const picker = ({ pods }: ClusterObjects) => objectNamed(pods, 'helper-epp-0');
const pickerOf = ({ deployments }: ClusterObjects) =>
  objectNamed(deployments, 'helper-epp');

const noPickerService: Edit = objects => {
  objects.services = objects.services.filter(
    ({ meta }) => meta.name !== 'helper-epp',
  );
};
const noRoute: Edit = objects => {
  objects.httpRoutes = objects.httpRoutes.filter(
    ({ meta }) => meta.name !== 'helper-route',
  );
};
const noStatus: Edit = objects => {
  helper(objects).parents = [];
};
const scaledTo =
  (replicas: number): Edit =>
  objects => {
    const gone = servers(objects);
    objects.pods = objects.pods.filter(pod => !gone.includes(pod));
    objectNamed(objects.deployments, 'helper').replicas = replicas;
  };
const unready: Edit = objects =>
  servers(objects).forEach(pod => makeUnready(pod));
const crashing: Edit = objects => makeUnready(picker(objects), CRASHED);
const failOpen: Edit = objects => {
  helper(objects).picker!.failureMode = 'FailOpen';
};
const single: Edit = objects => {
  pickerOf(objects).replicas = 1;
};
const NO_GPU = '0/5 nodes are available: 5 Insufficient nvidia.com/gpu.';
const NO_CPU = '0/3 nodes are available: 3 Insufficient cpu.';

export const POOL_CASES = {
  'pool-unreferenced': {
    fires: { edit: noRoute },
    near: {
      edit: objects => {
        helperRoute(objects).rules[0].backendRefs[0].weight = 0;
      },
    },
    away: {
      by: 'route-backend-missing',
      world: {
        edit: objects => {
          helperRoute(objects).rules[0].backendRefs[0].name = 'helpr';
        },
      },
    },
  },
  'pool-status-missing': {
    fires: { edit: noStatus },
    near: { edit: all(noStatus, noRoute) },
    away: { by: 'gateway-class-missing' },
  },
  'pool-status-contested': {
    fires: { returns: 3 },
    near: { returns: 2 },
    away: {
      by: 'provider-inference-removed',
      world: { edit: removedPath, returns: 3 },
    },
  },
  'pool-not-accepted': {
    fires: {
      edit: objects =>
        setCondition(helper(objects).parents[0], 'Accepted', 'False', 'Own'),
    },
    near: {
      edit: objects =>
        setCondition(helper(objects).parents[0], 'Accepted', 'Unknown'),
    },
    away: { by: 'pool-picker-missing' },
  },
  'pool-picker-missing': {
    fires: { edit: noPickerService },
    near: {
      edit: objects => {
        helper(objects).picker = undefined;
      },
    },
  },
  'pool-picker-port-wrong': {
    fires: {
      edit: objects => {
        helper(objects).picker!.port = 9003;
      },
    },
    near: {
      edit: objects => {
        helper(objects).picker!.port = 9003;
        objectNamed(objects.services, 'helper-epp').ports.push({ port: 9003 });
      },
    },
  },
  'pool-selector-empty': {
    fires: {
      edit: objects => {
        helper(objects).selector = { app: 'helpr' };
      },
    },
    near: { edit: scaledTo(0) },
  },
  'pool-scaled-to-zero': {
    fires: { edit: scaledTo(0) },
    near: { edit: scaledTo(2) },
  },
  'pool-no-ready-endpoints': {
    fires: { edit: unready },
    near: { edit: objects => makeUnready(servers(objects)[0]) },
    away: { by: 'server-crash-looping' },
  },
  'pool-selectors-overlap': {
    fires: {
      edit: objects => {
        objectNamed(objects.inferencePools, 'canary').selector = {
          app: 'stable',
        };
      },
    },
    near: {
      edit: objects => {
        // The same labels in another namespace.
        helper(objects).selector = { app: 'stable' };
        servers(objects).forEach(({ meta }) => {
          meta.labels = { app: 'stable' };
        });
      },
    },
  },
  'pool-port-mismatch': {
    fires: {
      edit: objects => {
        helper(objects).targetPorts = [8080];
      },
    },
    near: {
      edit: objects => {
        helper(objects).targetPorts = [8080];
        servers(objects).forEach(({ containers: [server] }) =>
          server.args.push('--port=8080'),
        );
      },
    },
  },
  'pool-api-legacy': {
    fires: {
      edit: objects => {
        helper(objects).meta.apiVersion =
          'inference.networking.x-k8s.io/v1alpha2';
      },
    },
    near: {
      edit: ({ inferencePools }) =>
        inferencePools.push({
          ...objectNamed(inferencePools, 'helper'),
          meta: metaOf(
            'inference.networking.x-k8s.io/v1alpha2',
            'InferencePool',
            'support',
            'helper',
          ),
        }),
    },
  },
  'pool-failure-mode-ineffective': {
    fires: { edit: all(asProvider('agentgateway'), failOpen) },
    near: { edit: asProvider('agentgateway') },
    away: {
      by: 'provider-inference-removed',
      world: { edit: all(bundled('1.4.1'), failOpen) },
    },
  },
  'picker-unschedulable': {
    fires: { edit: objects => makeUnschedulable(picker(objects), NO_CPU) },
    near: {
      edit: objects => {
        const standby = structuredClone(picker(objects));
        standby.meta.name = 'helper-epp-1';
        standby.meta.uid = 'standby';
        makeUnschedulable(standby, NO_CPU);
        objects.pods.push(standby);
      },
    },
  },
  'picker-crash-looping': {
    fires: { edit: crashing },
    near: {
      edit: objects =>
        makeUnready(picker(objects), {
          restarts: 9,
          lastTermination: { exitCode: 0, reason: 'Completed' },
        }),
    },
  },
  'picker-image-unavailable': {
    fires: {
      edit: objects =>
        makeUnready(picker(objects), {
          waiting: { reason: 'ImagePullBackOff' },
        }),
    },
    near: {
      edit: objects =>
        makeUnready(picker(objects), {
          waiting: { reason: 'ContainerCreating' },
        }),
    },
  },
  'picker-unavailable': {
    fires: { edit: objects => makeUnready(picker(objects)) },
    near: {
      edit: all(scaledTo(0), objects => {
        objects.pods = objects.pods.filter(pod => pod !== picker(objects));
        pickerOf(objects).replicas = 2;
        pickerOf(objects).readyReplicas = 0;
        helper(objects).picker = undefined;
      }),
    },
    away: {
      by: 'picker-args-mismatch',
      world: {
        edit: objects => {
          picker(objects).containers[0].args = ['--pool-name', 'stable'];
          makeUnready(picker(objects));
        },
      },
    },
  },
  'picker-args-mismatch': {
    fires: {
      edit: objects => {
        picker(objects).containers[0].args = ['--pool-name', 'stable'];
      },
    },
    near: {
      edit: objects => {
        picker(objects).containers[0].args = ['--pool-name', '$(POOL)'];
      },
    },
  },
  'picker-not-redundant': {
    fires: { edit: single },
    near: { edit: all(single, failOpen) },
    away: { by: 'picker-crash-looping' },
  },
  'server-pending': {
    fires: {
      edit: objects =>
        servers(objects).forEach(pod => makeUnschedulable(pod, NO_GPU)),
    },
    near: {
      edit: objects =>
        servers(objects).forEach(pod => {
          makeUnready(pod, { waiting: { reason: 'ContainerCreating' } });
          pod.phase = 'Pending';
        }),
    },
  },
  'server-crash-looping': {
    fires: {
      edit: objects =>
        servers(objects).forEach(pod => makeUnready(pod, CRASHED)),
    },
    near: {
      edit: objects =>
        makeUnready(servers(objects)[0], {
          restarts: 1,
          lastTermination: { exitCode: 137 },
        }),
    },
  },
} satisfies Record<string, FindingCases>;
