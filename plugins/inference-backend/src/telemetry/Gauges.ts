// SPDX-License-Identifier: Apache-2.0
import {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';

/**
 * Before every name: what the metrics are of. Names end with a unit of time, against
 * OpenTelemetry's habit: some ways to Prometheus add it, others don't, and none adds
 * it twice.
 */
export const METRIC_PREFIX = 'inference_portal';

/** One value of a gauge, and what it is of. */
export type Observation = [value: number, attributes?: MetricAttributes];

/** Gauges that are read when somebody collects them, and cost nothing until then. */
export class Gauges {
  constructor(private readonly metrics: MetricsService) {}

  /** @param unit - as UCUM has it: `s`, `{pool}` */
  add(
    name: string,
    { unit, description }: { unit: string; description: string },
    observe: () => Iterable<Observation> | Promise<Iterable<Observation>>,
  ): void {
    this.metrics
      .createObservableGauge(`${METRIC_PREFIX}.${name}`, { unit, description })
      .addCallback(async result => {
        for (const [value, attributes] of await observe()) {
          result.observe(value, attributes);
        }
      });
  }
}

/** How many of the items there are of each kind. */
export function countBy<Item>(
  items: Iterable<Item>,
  kindOf: (item: Item) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const kind = kindOf(item);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
