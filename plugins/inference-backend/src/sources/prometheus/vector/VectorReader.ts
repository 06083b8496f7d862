// SPDX-License-Identifier: Apache-2.0
import { parseAnswer, parseAround } from '../parseAnswer';
import { Labels, QueryResult } from '../QueryResult';
import { PlainAnswer } from '../Transport';
import { ScannedVector, scanVector } from './scanVector';

/** What an instant query brought. */
export interface Vector<P> {
  /** What was made of the series' labels. */
  plan: P;
  /** In the plan's order; NaN where a series is gone. */
  values: Float64Array;
  /** ms since the epoch by the API's clock. */
  at: number;
}

interface Known<P> {
  keys: Float64Array;
  plan: P;
  /** By key, where they came in another order once. */
  places?: Map<number, number>;
}

const NO_POINT = [-Infinity, NaN] as const;

/**
 * Reads answers to one query, round after round. Thousands of series are the same
 * each time: what they are is made out once, and then only their values are read.
 */
export class VectorReader<P> {
  private known: Known<P> | undefined;

  /** @param plan - makes of the labels of all series what the reader is to keep of them */
  constructor(private readonly plan: (labels: readonly Labels[]) => P) {}

  /** What an API said, be it a refusal. */
  read(answer: PlainAnswer): QueryResult<Vector<P>> {
    const scanned =
      answer.status === 200
        ? scanVector(answer.body, this.known?.keys.length)
        : undefined;
    const warnings = scanned && parseAround(scanned.rest);
    return scanned && warnings
      ? this.readKnown(scanned, warnings) ?? this.readAnew(answer, scanned)
      : this.readAnew(answer, undefined);
  }

  private readKnown(
    { keys, values, at }: ScannedVector,
    warnings: string[],
  ): QueryResult<Vector<P>> | undefined {
    const { known } = this;
    const ordered = known && inOrderOf(known, keys, values);
    return (
      ordered && {
        ok: true,
        result: { plan: known.plan, values: ordered, at },
        warnings,
      }
    );
  }

  /** With the labels of all. */
  private readAnew(
    answer: PlainAnswer,
    scanned: ScannedVector | undefined,
  ): QueryResult<Vector<P>> {
    const parsed = parseAnswer(answer);
    if (!parsed.ok) {
      return parsed;
    }
    const { result: series, warnings } = parsed;
    const plan = this.plan(series.map(({ labels }) => labels));
    this.known = scanned && { keys: scanned.keys.slice(), plan };
    const last = series.map(({ points }) => points.at(-1) ?? NO_POINT);
    return {
      ok: true,
      result: {
        plan,
        values: Float64Array.from(last, ([, value]) => value),
        at: last.reduce((newest, [at]) => Math.max(newest, at), -Infinity),
      },
      warnings,
    };
  }
}

/** Undefined where one is new. */
function inOrderOf<P>(
  known: Known<P>,
  keys: Float64Array,
  values: Float64Array,
): Float64Array | undefined {
  const isSame =
    keys.length === known.keys.length &&
    keys.every((key, index) => key === known.keys[index]);
  if (isSame) {
    return values;
  }
  known.places ??= new Map(
    Array.from(known.keys, (key, place) => [key, place]),
  );
  const ordered = new Float64Array(known.keys.length).fill(NaN);
  for (let index = 0; index < keys.length; index++) {
    const place = known.places.get(keys[index]);
    if (place === undefined) {
      return undefined;
    }
    ordered[place] = values[index];
  }
  return ordered;
}
