// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { formatTime } from '../../cluster/formatTime';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readList, readString } from '../../cluster/readField';
import { NODES, PODS } from '../../cluster/resourceKeys';
import { Random } from '../../time/Random';
import { createEventRecorder } from '../createEventRecorder';
import { deploymentOf, requestsOf } from '../pods';
import { Workloads } from '../Workloads';
import { Addresses } from './createAddresses';
import { buildPodStatus, PodRuntime } from './podStatus';

/** From assigned to a node to containers with a network. */
const SANDBOX_MS = 400;
/** A container that is to crash runs this long. */
const CRASH_AFTER_MS = 2_000;
const STOP_MS = 1_500;
const BACK_OFF_MS = { first: 10_000, longest: 300_000 };
const PULL_MS = { small: 1_500, gpu: 20_000 };
const START_UP_SECONDS = { small: 2, gpu: 30 };

/** One pod on its node, from its first container to its end. */
export interface PodLife {
  begin(): void;
  /** Crashes its running containers where the cluster says that they do. */
  crashIfDue(): void;
  /** Stops the containers; the pod goes when they have. */
  stop(): void;
  /** The pod is gone. */
  end(): void;
}

export function createPodLife(options: {
  cluster: Cluster;
  pod: KubernetesObject;
  node: string;
  addresses: Addresses;
  workloads: Workloads;
  /** `node image` of what was pulled. */
  pulled: Set<string>;
  random: Random;
}): PodLife {
  const { cluster, pod, node, addresses, workloads, pulled, random } = options;
  const { store, clock, knobs } = cluster;
  const { namespace, name } = pod.metadata;
  const recorder = createEventRecorder(cluster, {
    component: 'kubelet',
    host: node,
  });
  const container = readList(pod, 'spec', 'containers')[0];
  const containerName = readString(container, 'name') ?? '';
  const image = readString(container, 'image') ?? '';
  const deployment = deploymentOf(store, pod) ?? '';
  const usesGpu = (requestsOf(pod).get('nvidia.com/gpu') ?? 0) > 0;
  const startUpMs =
    1000 *
    (workloads.startUpSeconds.get(deployment) ??
      (usesGpu ? START_UP_SECONDS.gpu : START_UP_SECONDS.small));

  const runtime: PodRuntime = {
    startedAt: clock.now(),
    ready: false,
    restarts: 0,
    state: { waiting: { reason: 'ContainerCreating' } },
  };
  let runningSince = 0;
  let crashes = 0;
  let failedPulls = 0;
  let ended = false;
  /** The next thing that happens to it, and nothing else. */
  let cancelNext = () => {};
  const next = (ms: number, step: () => void) => {
    cancelNext();
    cancelNext = clock.after(ms, step);
  };

  function report() {
    const current = store.get(PODS, namespace, name);
    if (current) {
      const status = buildPodStatus(
        { spec: current.spec, status: current.status },
        runtime,
        clock.now(),
      );
      store.updateStatus(PODS, namespace, name, status);
    }
  }

  function say(type: 'Normal' | 'Warning', reason: string, message: string) {
    const fieldPath = `spec.containers{${containerName}}`;
    recorder.record({ about: pod, type, reason, message, fieldPath });
  }

  const backOff = (times: number) =>
    Math.min(
      BACK_OFF_MS.first * 2 ** Math.max(0, times - 1),
      BACK_OFF_MS.longest,
    );

  function begin() {
    const found = store.get(NODES, undefined, node);
    const internal = readList(found, 'status', 'addresses').find(
      address => readString(address, 'type') === 'InternalIP',
    );
    runtime.hostAddress = readString(internal, 'address');
    report();
    next(SANDBOX_MS, () => {
      runtime.address = addresses.take(node);
      report();
      pull();
    });
  }

  function pull() {
    if (workloads.missingImages.includes(image)) {
      failToPull();
      return;
    }
    if (pulled.has(`${node} ${image}`)) {
      say(
        'Normal',
        'Pulled',
        `Container image "${image}" already present on machine`,
      );
      start();
      return;
    }
    say('Normal', 'Pulling', `Pulling image "${image}"`);
    const typical = usesGpu ? PULL_MS.gpu : PULL_MS.small;
    const ms = Math.round(typical * (0.8 + 0.4 * random.next()));
    next(ms, () => {
      pulled.add(`${node} ${image}`);
      const took = `${(ms / 1000).toFixed(3)}s`;
      say(
        'Normal',
        'Pulled',
        `Successfully pulled image "${image}" in ${took} (${took} including waiting)`,
      );
      start();
    });
  }

  function failToPull() {
    failedPulls += 1;
    const cause = `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
    say('Normal', 'Pulling', `Pulling image "${image}"`);
    say('Warning', 'Failed', `Failed to pull image "${image}": ${cause}`);
    say('Warning', 'Failed', 'Error: ErrImagePull');
    runtime.state = { waiting: { reason: 'ErrImagePull', message: cause } };
    report();
    next(2_000, () => {
      const message = `Back-off pulling image "${image}"`;
      say('Normal', 'BackOff', message);
      say('Warning', 'Failed', 'Error: ImagePullBackOff');
      runtime.state = {
        waiting: {
          reason: 'ImagePullBackOff',
          message: `${message}: ErrImagePull: ${cause}`,
        },
      };
      report();
      next(backOff(failedPulls), pull);
    });
  }

  function start() {
    say('Normal', 'Created', `Created container: ${containerName}`);
    say('Normal', 'Started', `Started container ${containerName}`);
    runningSince = clock.now();
    runtime.containerId = `containerd://${containerId(random)}`;
    runtime.state = { running: { startedAt: formatTime(runningSince) } };
    report();
    if (knobs.crashing.has(deployment)) {
      next(CRASH_AFTER_MS, crash);
      return;
    }
    next(startUpMs, () => {
      runtime.ready = true;
      report();
    });
  }

  function crash() {
    const cause = knobs.crashing.get(deployment);
    if (!cause) {
      // It was mended meanwhile: the container goes on and gets ready.
      next(startUpMs, () => {
        runtime.ready = true;
        report();
      });
      return;
    }
    crashes += 1;
    runtime.ready = false;
    runtime.lastTermination = {
      exitCode: cause.exitCode,
      reason: cause.reason,
      ...(cause.message ? { message: cause.message } : {}),
      startedAt: formatTime(runningSince),
      finishedAt: formatTime(clock.now()),
      containerID: runtime.containerId ?? '',
    };
    if (crashes === 1) {
      // The first restart comes at once.
      restart();
      return;
    }
    const wait = backOff(crashes - 1);
    const which = `container ${containerName} in pod ${name}_${namespace}(${pod.metadata.uid})`;
    say('Warning', 'BackOff', `Back-off restarting failed ${which}`);
    runtime.state = {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: `back-off ${formatSeconds(
          wait,
        )} restarting failed container=${containerName} pod=${name}_${namespace}(${
          pod.metadata.uid
        })`,
      },
    };
    report();
    next(wait, restart);
  }

  function restart() {
    runtime.restarts += 1;
    say(
      'Normal',
      'Pulled',
      `Container image "${image}" already present on machine`,
    );
    start();
  }

  return {
    begin,
    crashIfDue() {
      const running = 'running' in runtime.state;
      if (ended || !running || !knobs.crashing.has(deployment)) return;
      if (clock.now() - runningSince >= CRASH_AFTER_MS) {
        cancelNext();
        crash();
      }
    },
    stop() {
      if (ended) return;
      ended = true;
      say('Normal', 'Killing', `Stopping container ${containerName}`);
      runtime.ready = false;
      cancelNext();
      report();
      next(STOP_MS, () => store.delete(PODS, namespace, name));
    },
    end() {
      ended = true;
      cancelNext();
      if (runtime.address) addresses.release(runtime.address);
    },
  };
}

/** `10s`, `1m20s`, `5m0s`, as Go writes durations. */
function formatSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

function containerId(random: Random): string {
  return Array.from({ length: 64 }, () =>
    random.integer(0, 15).toString(16),
  ).join('');
}
