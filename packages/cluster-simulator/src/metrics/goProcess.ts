// SPDX-License-Identifier: Apache-2.0
import {
  CounterFamily,
  GaugeFamily,
  MetricFamily,
  SummaryFamily,
} from './MetricFamily';

const CONTROLLERS = [
  'inferencemodelrewrite',
  'inferenceobjective',
  'inferencepool',
  'pod',
];

const gauge = (name: string, help: string, value: number) => {
  const family = new GaugeFamily({ name, help });
  family.of().set(value);
  return family;
};

function controllerFamilies(): MetricFamily[] {
  const reconciles = new CounterFamily({
    name: 'controller_runtime_reconcile_total',
    help: 'Total number of reconciliations per controller',
  });
  const workers = new GaugeFamily({
    name: 'controller_runtime_max_concurrent_reconciles',
    help: 'Maximum number of concurrent reconciles per controller',
  });
  const active = new GaugeFamily({
    name: 'controller_runtime_active_workers',
    help: 'Number of currently used workers per controller',
  });
  const adds = new CounterFamily({
    name: 'workqueue_adds_total',
    help: 'Total number of adds handled by workqueue',
  });
  for (const controller of CONTROLLERS) {
    for (const result of ['error', 'requeue', 'requeue_after', 'success']) {
      reconciles
        .of({ controller, result })
        .add(result === 'success' && controller !== 'pod' ? 1 : 0);
    }
    workers.of({ controller }).set(1);
    active.of({ controller }).set(0);
    adds.of({ controller, name: controller }).add(1);
  }
  return [reconciles, workers, active, adds];
}

/** What Go's client and controller-runtime say about the process they run in. */
export function createGoProcessFamilies(options: {
  startedAt: number;
  goVersion: string;
}): { families(now: number): MetricFamily[] } {
  const { startedAt } = options;
  const info = new GaugeFamily({
    name: 'go_info',
    help: 'Information about the Go environment.',
  });
  info.of({ version: options.goVersion }).set(1);
  const collections = new SummaryFamily({
    name: 'go_gc_duration_seconds',
    help: 'A summary of the wall-time pause (stop-the-world) duration in garbage collection cycles.',
  });
  [0.000033719, 0.00006128, 0.000115212, 0.000530938, 0.01235793].forEach(
    (seconds, index) => collections.quantiles.set(index / 4, seconds),
  );
  const cpu = new CounterFamily({
    name: 'process_cpu_seconds_total',
    help: 'Total user and system CPU time spent in seconds.',
  });
  const allocated = new GaugeFamily({
    name: 'go_memstats_alloc_bytes',
    help: 'Number of bytes allocated in heap and currently in use. Equals to /memory/classes/heap/objects:bytes.',
  });
  const lastCollection = new GaugeFamily({
    name: 'go_memstats_last_gc_time_seconds',
    help: 'Number of seconds since 1970 of last garbage collection.',
  });
  const steady = [
    info,
    gauge('go_goroutines', 'Number of goroutines that currently exist.', 207),
    gauge('go_threads', 'Number of OS threads created.', 9),
    gauge(
      'go_memstats_sys_bytes',
      'Number of bytes obtained from system. Equals to /memory/classes/total:byte.',
      37_250_312,
    ),
    gauge(
      'process_max_fds',
      'Maximum number of open file descriptors.',
      1_048_576,
    ),
    gauge('process_open_fds', 'Number of open file descriptors.', 15),
    gauge(
      'process_resident_memory_bytes',
      'Resident memory size in bytes.',
      71_729_152,
    ),
    gauge(
      'process_virtual_memory_bytes',
      'Virtual memory size in bytes.',
      1_357_352_960,
    ),
    gauge(
      'process_start_time_seconds',
      'Start time of the process since unix epoch in seconds.',
      startedAt / 1000,
    ),
    ...controllerFamilies(),
  ];
  return {
    families(now) {
      const seconds = Math.max(0, now - startedAt) / 1000;
      const cycles = Math.floor(seconds / 2);
      collections.count = cycles;
      collections.sum = cycles * 0.00062926;
      cpu.of().value = 0.4 + seconds * 0.031;
      // The heap grows until the next collection, every two seconds here.
      allocated.of().set(8_400_000 + Math.floor((seconds % 2) * 1_900_000));
      lastCollection.of().set(startedAt / 1000 + cycles * 2);
      return [...steady, collections, cpu, allocated, lastCollection];
    },
  };
}
