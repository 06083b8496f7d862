// SPDX-License-Identifier: Apache-2.0
import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { NOTICE_LEVELS, NoticeLevel } from '../core/notices/Notice';
import { QuietHours } from '../core/notices/QuietHours';
import { NotifyConfig } from './NotifyConfig';

const KEY = 'inference.notifications';
const MINUTE_MS = 60_000;

/**
 * Undefined where nothing is configured: then nobody is told.
 *
 * @throws InputError that names the key, and what to write there
 */
export function readNotifyConfig(
  root: RootConfigService,
): NotifyConfig | undefined {
  if (!root.has(KEY)) {
    return undefined;
  }
  const config = root.getConfig(KEY);
  const fallback = config.getOptionalString('fallback');
  return {
    times: {
      settleMs: {
        failing: readMs(config, 'settle.failing', MINUTE_MS),
        degraded: readMs(config, 'settle.degraded', 3 * MINUTE_MS),
        rollout: 0,
        advisory: 0,
      },
      wellMs: readMs(config, 'wellAfter', 2 * MINUTE_MS),
      flapMs: readMs(config, 'flapWindow', 30 * MINUTE_MS),
    },
    quietHours: (config.getOptionalConfigArray('quietHours') ?? []).map(
      (entry, index) => readQuietHours(entry, `${KEY}.quietHours[${index}]`),
    ),
    muted: new Map(
      (config.getOptionalConfigArray('mute') ?? []).map((entry, index) => [
        readRef(entry.getString('owner'), `${KEY}.mute[${index}].owner`),
        new Set(readLevels(entry, `${KEY}.mute[${index}]`)),
      ]),
    ),
    ...(fallback && { fallback: readRef(fallback, `${KEY}.fallback`) }),
  };
}

function readMs(config: Config, key: string, unset: number): number {
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : unset;
}

function readQuietHours(entry: Config, key: string): QuietHours {
  const timeZone = entry.getOptionalString('timeZone') ?? 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format(0);
  } catch {
    throw new InputError(
      `${key}.timeZone is ${timeZone}: use a name such as Europe/Berlin`,
    );
  }
  return {
    from: readMinute(entry, 'from', key),
    to: readMinute(entry, 'to', key),
    timeZone,
    levels: entry.has('levels')
      ? readLevels(entry, key)
      : ['degraded', 'advisory'],
  };
}

function readMinute(entry: Config, name: string, key: string): number {
  const text = entry.getString(name);
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined) {
    throw new InputError(`${key}.${name} is ${text}: write it as 22:00`);
  }
  return Number(hour) * 60 + Number(minute);
}

function readLevels(entry: Config, key: string): NoticeLevel[] {
  const words = entry.getOptionalStringArray('levels') ?? [...NOTICE_LEVELS];
  return words.map(word => {
    const level = NOTICE_LEVELS.find(known => known === word);
    if (!level) {
      throw new InputError(
        `${key}.levels has ${word}: use ${NOTICE_LEVELS.join(', ')}`,
      );
    }
    return level;
  });
}

function readRef(text: string, key: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${key} is ${text}: write the reference of a group or user, such as group:default/team-chat`,
    );
  }
}
