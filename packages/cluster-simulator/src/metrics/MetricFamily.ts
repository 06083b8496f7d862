// SPDX-License-Identifier: Apache-2.0

/** Label names and values, in the order in which the page's library writes them. */
export type Labels = Readonly<Record<string, string>>;

export interface FamilyDescription {
  /** As the program's source registers it; what `_total` becomes is the writer's business. */
  name: string;
  help: string;
  /** OpenMetrics only. */
  unit?: string;
}

/** One counter. */
export class CounterSeries {
  value = 0;

  constructor(readonly labels: Labels) {}

  add(amount = 1): void {
    this.value += amount;
  }
}

/** One gauge. */
export class GaugeSeries {
  value = 0;

  constructor(readonly labels: Labels) {}

  set(value: number): void {
    this.value = value;
  }

  add(amount: number): void {
    this.value += amount;
  }
}

/** One histogram. Counts are kept per bucket and summed up when written. */
export class HistogramSeries {
  /** One more than there are bounds: the last is what lies above all of them. */
  readonly counts: Float64Array;
  sum = 0;
  count = 0;

  constructor(
    readonly labels: Labels,
    private readonly bounds: readonly number[],
  ) {
    this.counts = new Float64Array(bounds.length + 1);
  }

  /** `times` saves a loop where many equal values come at once. */
  observe(value: number, times = 1): void {
    let low = 0;
    let high = this.bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= this.bounds[middle]) high = middle;
      else low = middle + 1;
    }
    this.counts[low] += times;
    this.sum += value * times;
    this.count += times;
  }

  /** Cumulative, without the one for +Inf, which is `count`. */
  cumulative(): number[] {
    let total = 0;
    return this.bounds.map((_, index) => {
      total += this.counts[index];
      return total;
    });
  }
}

class SeriesByLabels<S> {
  private readonly byKey = new Map<string, S>();

  constructor(private readonly create: (labels: Labels) => S) {}

  of(labels: Labels): S {
    const key = Object.values(labels).join('\u0000');
    let series = this.byKey.get(key);
    if (!series) {
      series = this.create(labels);
      this.byKey.set(key, series);
    }
    return series;
  }

  all(): S[] {
    return [...this.byKey.values()];
  }

  clear(): void {
    this.byKey.clear();
  }
}

const NO_LABELS: Labels = {};

export class CounterFamily {
  readonly type = 'counter';
  private readonly series = new SeriesByLabels(
    labels => new CounterSeries(labels),
  );

  constructor(readonly description: FamilyDescription) {}

  of(labels: Labels = NO_LABELS): CounterSeries {
    return this.series.of(labels);
  }

  all(): CounterSeries[] {
    return this.series.all();
  }
}

export class GaugeFamily {
  readonly type = 'gauge';
  private readonly series = new SeriesByLabels(
    labels => new GaugeSeries(labels),
  );

  constructor(readonly description: FamilyDescription) {}

  of(labels: Labels = NO_LABELS): GaugeSeries {
    return this.series.of(labels);
  }

  all(): GaugeSeries[] {
    return this.series.all();
  }

  clear(): void {
    this.series.clear();
  }
}

/** A gauge that is always 1 and says something by its labels (OpenMetrics only). */
export class InfoFamily {
  readonly type = 'info';

  constructor(
    readonly description: FamilyDescription,
    readonly labels: Labels,
  ) {}
}

export class HistogramFamily {
  readonly type = 'histogram';
  private readonly series: SeriesByLabels<HistogramSeries>;

  constructor(
    readonly description: FamilyDescription,
    readonly bounds: readonly number[],
  ) {
    this.series = new SeriesByLabels(
      labels => new HistogramSeries(labels, bounds),
    );
  }

  of(labels: Labels = NO_LABELS): HistogramSeries {
    return this.series.of(labels);
  }

  all(): HistogramSeries[] {
    return this.series.all();
  }
}

/** Quantiles that the program works out itself, as Go's client does for its garbage collector. */
export class SummaryFamily {
  readonly type = 'summary';
  readonly quantiles = new Map<number, number>();
  sum = 0;
  count = 0;

  constructor(readonly description: FamilyDescription) {}
}

export type MetricFamily =
  | CounterFamily
  | GaugeFamily
  | HistogramFamily
  | SummaryFamily;
