// SPDX-License-Identifier: Apache-2.0
import { findEngine } from '../src/core/signals/engineTable';
import { EngineProfile } from '../src/core/signals/EngineProfile';
import { parseAnswer } from '../src/sources/prometheus/parseAnswer';
import { planSeries } from '../src/sources/prometheus/vector/planSeries';
import { readPods } from '../src/sources/prometheus/vector/readPods';
import { VectorReader } from '../src/sources/prometheus/vector/VectorReader';
import { timeOf } from './timeOf';

interface Figure {
  figure: string;
  value: number;
  unit: string;
  versus?: number;
}

/** Of a cluster with 20 pools of 8 endpoints. */
const PODS = 160;
const BOUNDS = 24;
const AT = 1_700_000_000.123;

/** As a Prometheus answers for servers of an engine: all measures of each pod. */
function writeAnswer({ measures }: EngineProfile): {
  body: Buffer;
  series: number;
} {
  const result: unknown[] = [];
  const add = (pod: number, labels: Record<string, string>) =>
    result.push({
      metric: {
        namespace: 'team-1',
        pod: `qwen-chat-5b8f9c6d7-${String(pod).padStart(5, 'x')}`,
        portal_model: 'qwen/qwen3-32b',
        ...labels,
      },
      value: [AT, String(Math.round(1e6 / (result.length + 3)) / 7e5)],
    });
  for (let pod = 0; pod < PODS; pod++) {
    for (const { measure, kind } of measures) {
      const name = { portal_measure: measure };
      if (kind === 'histogram') {
        for (let bound = 1; bound < BOUNDS; bound++) {
          add(pod, { ...name, le: String(bound / 40) });
        }
        add(pod, { ...name, le: '+Inf' });
      } else {
        add(pod, name);
      }
    }
  }
  const data = { resultType: 'vector', result };
  return {
    body: Buffer.from(JSON.stringify({ status: 'success', data })),
    series: result.length,
  };
}

/** An answer of a Prometheus about a cluster, read round after round. */
export default async function bench(
  report: (figure: Figure) => void,
): Promise<void> {
  const profile = findEngine('vllm');
  if (!profile) {
    throw new Error('vLLM is no engine any more');
  }
  const { body, series } = writeAnswer(profile);
  const answer = { status: 200, body };
  const reader = new VectorReader(labels =>
    planSeries(profile, labels, {
      podLabels: { namespace: 'namespace', pod: 'pod' },
    }),
  );
  const read = () => {
    const vector = reader.read(answer);
    if (!vector.ok) {
      throw new Error(vector.failure.detail);
    }
    const { plan, values, at } = vector.result;
    return readPods(plan, values, at);
  };
  if (read().size !== PODS) {
    throw new Error('pods are missing');
  }
  const what = `${series} series of ${PODS} pods`;
  const parsed = timeOf(() => JSON.parse(body.toString('utf8')));
  const asBefore = timeOf(() => parseAnswer(answer));
  const known = timeOf(read);
  report({
    figure: `${what} to measures of pods, versus JSON.parse alone`,
    value: known,
    unit: 'ms',
    versus: parsed,
  });
  report({
    figure: `${what} to measures of pods, versus series with labels alone`,
    value: known,
    unit: 'ms',
    versus: asBefore,
  });
  report({
    figure: `throughput of answers with known series`,
    value: body.length / 1e3 / known,
    unit: 'MB/s',
  });
}
