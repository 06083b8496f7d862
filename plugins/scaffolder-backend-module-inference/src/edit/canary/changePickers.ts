// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import { Engine } from '../../build/engines/Engine';
import {
  KV_SCORER,
  LLM_D_CONFIG,
  METRICS_PLUGINS,
  metricsPlugins,
} from '../../build/pickers/buildPickerConfig';
import { modelServerType } from '../../build/pickers/buildPickerChart';
import { toYaml } from '../../build/yaml/toYaml';

const Plugin = z.object({ type: z.string() }).passthrough();
const Config = z
  .object({
    apiVersion: z.string(),
    kind: z.literal('EndpointPickerConfig'),
    plugins: z.array(Plugin),
    schedulingProfiles: z
      .array(
        z
          .object({
            plugins: z
              .array(z.object({ pluginRef: z.string() }).passthrough())
              .default([]),
          })
          .passthrough(),
      )
      .default([]),
  })
  .passthrough();
type Config = z.output<typeof Config>;

/** GIE's pickers up to 1.4 are told of metrics by these, and later ones refuse them. */
const FLAGS = {
  queued: '--total-queued-requests-metric',
  running: '--total-running-requests-metric',
  kvUsage: '--kv-cache-usage-percentage-metric',
} as const;
const GIE_IMAGE = /\/gateway-api-inference-extension\/epp:v?(\d+)\.(\d+)/;
const TAKES_FLAGS_UNTIL = [1, 4];

/**
 * Pickers that read the metrics of another engine: by their configuration file
 * wherever it is written, by the type that a chart is given, or by flags.
 *
 * @throws InputError where a picker could not be told
 */
export function changePickers(
  objects: readonly object[],
  engine: Engine,
): object[] {
  let configured = false;
  const changed = objects.map((object): object =>
    Object(
      mapValues(object, (value, key) => {
        if (
          typeof value === 'string' &&
          value.includes('EndpointPickerConfig')
        ) {
          const config = changeConfig(value, engine);
          configured ||= config !== undefined;
          return config ?? value;
        }
        // Only llm-d's chart passes its type on; GIE's picker crashes by the flags of others.
        return key === 'modelServers' && isRecord(value) && 'type' in value
          ? { ...value, type: modelServerType(engine) }
          : value;
      }),
    ),
  );
  return configured
    ? changed
    : changed.map(object => changeFlags(object, engine));
}

/** Undefined where the file leaves the engine's metrics to flags. */
function changeConfig(text: string, engine: Engine): string | undefined {
  const { data } = Config.safeParse(parse(text));
  if (!data || !data.plugins.some(({ type }) => isMetricsPlugin(type))) {
    return undefined;
  }
  const isGie = !data.apiVersion.startsWith(LLM_D_CONFIG);
  const { plugins, schedulingProfiles } = engine.tellsKvUsage
    ? withKvScorer(data)
    : withoutKvScorer(data);
  return toYaml([
    {
      ...data,
      plugins: [
        ...plugins.filter(({ type }) => !isMetricsPlugin(type)),
        ...metricsPlugins(engine, isGie),
      ],
      schedulingProfiles,
    },
  ]);
}

function isMetricsPlugin(type: string): boolean {
  return METRICS_PLUGINS.some(each => each === type);
}

/** It would score every server alike, and warn at every request. */
function withoutKvScorer({ plugins, schedulingProfiles }: Config) {
  const gone = plugins
    .filter(({ type }) => type === KV_SCORER)
    .map(({ type, name }) => name ?? type);
  return {
    plugins: plugins.filter(({ type }) => type !== KV_SCORER),
    schedulingProfiles: schedulingProfiles.map(profile => ({
      ...profile,
      plugins: profile.plugins.filter(
        ({ pluginRef }) => !gone.includes(pluginRef),
      ),
    })),
  };
}

/** Behind the scorer of queues, as in what is generated. */
function withKvScorer({ plugins, schedulingProfiles }: Config) {
  const QUEUES = 'queue-scorer';
  const behind = <T>(items: T[], isQueues: (item: T) => boolean, added: T) => {
    const at = items.findIndex(isQueues);
    return at === -1 ? items : items.toSpliced(at + 1, 0, added);
  };
  return plugins.some(({ type }) => type === KV_SCORER)
    ? { plugins, schedulingProfiles }
    : {
        plugins: behind(plugins, ({ type }) => type === QUEUES, {
          type: KV_SCORER,
        }),
        schedulingProfiles: schedulingProfiles.map(profile => ({
          ...profile,
          plugins: behind(
            profile.plugins,
            ({ pluginRef }) => pluginRef === QUEUES,
            { pluginRef: KV_SCORER, weight: 2 },
          ),
        })),
      };
}

/** Of pickers without a configuration file that names metrics. */
function changeFlags(object: object, engine: Engine): object {
  return Object(
    mapValues(object, value => {
      if (!isRecord(value) || typeof value.image !== 'string') return value;
      const [, major, minor] = GIE_IMAGE.exec(value.image) ?? [];
      const takesFlags =
        minor !== undefined &&
        Number(major) === TAKES_FLAGS_UNTIL[0] &&
        Number(minor) <= TAKES_FLAGS_UNTIL[1];
      const args = Array.isArray(value.args) ? value.args.map(String) : [];
      const isPicker = args.some(arg => /^--?pool-?name/i.test(arg));
      if (!isPicker) return value;
      if (!takesFlags) {
        if (!engine.metrics) return value;
        throw new InputError(
          `engine: the picker ${value.image} has no configuration file in the repository that names the metrics of ${engine.title}: add one with core-metrics-extractor first. Nothing was changed`,
        );
      }
      return { ...value, args: [...withoutFlags(args), ...flagsOf(engine)] };
    }),
  );
}

function withoutFlags(args: readonly string[]): string[] {
  const flags: readonly string[] = Object.values(FLAGS);
  return args.filter(
    (arg, index) =>
      !flags.includes(arg.split('=')[0]) &&
      !flags.includes(args[index - 1] ?? ''),
  );
}

function flagsOf({ metrics }: Engine): string[] {
  if (!metrics) return [];
  const { queued, running, kvUsage } = metrics;
  return [
    ...[FLAGS.queued, queued],
    ...[FLAGS.running, running],
    ...(kvUsage === undefined ? [] : [FLAGS.kvUsage, kvUsage]),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every value within, outermost last. */
function mapValues(
  value: unknown,
  become: (value: unknown, key?: string) => unknown,
  key?: string,
): unknown {
  if (Array.isArray(value)) {
    return become(
      value.map(item => mapValues(item, become)),
      key,
    );
  }
  return become(
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, field]) => [
            name,
            mapValues(field, become, name),
          ]),
        )
      : value,
    key,
  );
}
