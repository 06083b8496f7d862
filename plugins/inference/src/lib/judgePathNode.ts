// SPDX-License-Identifier: Apache-2.0
import {
  EntityGateway,
  EntityListener,
  Health,
  PoolDetail,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { Tone } from '../components/tones';
import { Texts } from '../hooks/useTexts';

/** How loud a node of the path speaks, and in which words. */
export interface PathVerdict {
  tone: Tone;
  state: string;
}

const HEALTH_TONES: Record<Health, Tone> = {
  healthy: 'quiet',
  idle: 'quiet',
  degraded: 'warning',
  unknown: 'warning',
  failing: 'bad',
};

export function judgeGateway(
  gateway: EntityGateway | undefined,
  t: Texts,
): PathVerdict {
  if (!gateway) {
    return { tone: 'bad', state: t('path.state.notFound') };
  }
  if (gateway.programmed === 'unknown') {
    return { tone: 'warning', state: t('path.state.statusUnknown') };
  }
  return gateway.programmed
    ? { tone: 'quiet', state: t('path.state.programmed') }
    : { tone: 'bad', state: t('path.state.notProgrammed') };
}

/** Undefined where the gateway does not tell its listeners. */
export function judgeListener(
  listener: EntityListener | undefined,
  t: Texts,
): PathVerdict {
  switch (listener?.programmed) {
    case true:
      return { tone: 'quiet', state: t('path.state.programmed') };
    case false:
      return { tone: 'bad', state: t('path.state.notProgrammed') };
    case 'unknown':
      return { tone: 'warning', state: t('path.state.statusUnknown') };
    default:
      return { tone: 'quiet', state: t('path.state.statusUnknown') };
  }
}

export function judgeRule(rule: RouteRule, t: Texts): PathVerdict {
  const { accepted, resolvedRefs, stale, backends, listeners } = rule;
  if (accepted === false) {
    return { tone: 'bad', state: t('path.state.notAccepted') };
  }
  if (listeners?.length === 0) {
    return { tone: 'bad', state: t('path.state.noListener') };
  }
  if (resolvedRefs === false) {
    return { tone: 'bad', state: t('path.state.refsNotResolved') };
  }
  if (backends.length === 0) {
    return { tone: 'bad', state: t('path.state.noBackend') };
  }
  if (stale) {
    return { tone: 'warning', state: t('path.state.statusOld') };
  }
  return accepted === 'unknown' || resolvedRefs === 'unknown'
    ? { tone: 'warning', state: t('path.state.statusUnknown') }
    : { tone: 'quiet', state: t('path.state.accepted') };
}

export function judgePool(
  { health, staleSince }: PoolDetail,
  t: Texts,
): PathVerdict {
  return staleSince
    ? { tone: 'warning', state: t('path.state.asItWas') }
    : { tone: HEALTH_TONES[health], state: t(`shared.health.${health}`) };
}

export function judgePicker({ picker }: PoolDetail, t: Texts): PathVerdict {
  return picker.name
    ? {
        tone: HEALTH_TONES[picker.health],
        state: t(`shared.health.${picker.health}`),
      }
    : { tone: 'warning', state: t('path.state.noneNamed') };
}

export function judgeEndpoints(
  { endpoints, health }: PoolDetail,
  t: Texts,
): PathVerdict {
  const { ready, total } = endpoints;
  if (total === 0) {
    return {
      tone: health === 'idle' ? 'quiet' : 'bad',
      state: t('path.state.none'),
    };
  }
  if (ready === 0) {
    return { tone: 'bad', state: t('path.state.noneReady') };
  }
  return ready < total
    ? {
        tone: 'warning',
        state: t('path.state.notReady', { number: total - ready }),
      }
    : { tone: 'quiet', state: t('path.state.allReady') };
}
