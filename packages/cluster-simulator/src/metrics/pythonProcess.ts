// SPDX-License-Identifier: Apache-2.0
import { CounterFamily, GaugeFamily, MetricFamily } from './MetricFamily';

/** What Python's client says about the process it runs in. */
export function createPythonProcessFamilies(startedAt: number): {
  families(now: number): MetricFamily[];
} {
  const collected = new CounterFamily({
    name: 'python_gc_objects_collected',
    help: 'Objects collected during gc',
  });
  const uncollectable = new CounterFamily({
    name: 'python_gc_objects_uncollectable',
    help: 'Uncollectable objects found during GC',
  });
  const collections = new CounterFamily({
    name: 'python_gc_collections',
    help: 'Number of times this generation was collected',
  });
  const info = new GaugeFamily({
    name: 'python_info',
    help: 'Python platform information',
  });
  info
    .of({
      implementation: 'CPython',
      major: '3',
      minor: '12',
      patchlevel: '11',
      version: '3.12.11',
    })
    .set(1);
  const gauges = {
    virtual: new GaugeFamily({
      name: 'process_virtual_memory_bytes',
      help: 'Virtual memory size in bytes.',
    }),
    resident: new GaugeFamily({
      name: 'process_resident_memory_bytes',
      help: 'Resident memory size in bytes.',
    }),
    start: new GaugeFamily({
      name: 'process_start_time_seconds',
      help: 'Start time of the process since unix epoch in seconds.',
    }),
    openFiles: new GaugeFamily({
      name: 'process_open_fds',
      help: 'Number of open file descriptors.',
    }),
    maxFiles: new GaugeFamily({
      name: 'process_max_fds',
      help: 'Maximum number of open file descriptors.',
    }),
  };
  const cpu = new CounterFamily({
    name: 'process_cpu_seconds',
    help: 'Total user and system CPU time spent in seconds.',
  });
  gauges.virtual.of().set(23_142_809_600);
  gauges.resident.of().set(1_284_329_472);
  gauges.start.of().set(startedAt / 1000);
  gauges.openFiles.of().set(71);
  gauges.maxFiles.of().set(1_048_576);
  return {
    families(now) {
      const seconds = Math.max(0, now - startedAt) / 1000;
      // Generations are collected ever more rarely: 700 objects, 10, 10.
      [1, 10, 100].forEach((rarity, index) => {
        const generation = { generation: String(index) };
        collections.of(generation).value = Math.floor(seconds / rarity) + 40;
        collected.of(generation).value = Math.floor(seconds * 3) + 9000;
        uncollectable.of(generation).value = 0;
      });
      cpu.of().value = 41 + seconds * 0.31;
      return [
        collected,
        uncollectable,
        collections,
        info,
        gauges.virtual,
        gauges.resident,
        gauges.start,
        cpu,
        gauges.openFiles,
        gauges.maxFiles,
      ];
    },
  };
}
