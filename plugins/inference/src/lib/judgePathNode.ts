// SPDX-License-Identifier: Apache-2.0
import {
  EntityGateway,
  Health,
  PoolDetail,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { Tone } from '../components/tones';

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

export function judgeGateway(gateway: EntityGateway | undefined): PathVerdict {
  if (!gateway) {
    return { tone: 'bad', state: 'not found' };
  }
  if (gateway.programmed === 'unknown') {
    return { tone: 'warning', state: 'status unknown' };
  }
  return gateway.programmed
    ? { tone: 'quiet', state: 'programmed' }
    : { tone: 'bad', state: 'not programmed' };
}

export function judgeRule(rule: RouteRule): PathVerdict {
  const { accepted, resolvedRefs, stale, backends } = rule;
  if (accepted === false) {
    return { tone: 'bad', state: 'not accepted' };
  }
  if (resolvedRefs === false) {
    return { tone: 'bad', state: 'refs not resolved' };
  }
  if (backends.length === 0) {
    return { tone: 'bad', state: 'no backend' };
  }
  if (stale) {
    return { tone: 'warning', state: 'status is old' };
  }
  return accepted === 'unknown' || resolvedRefs === 'unknown'
    ? { tone: 'warning', state: 'status unknown' }
    : { tone: 'quiet', state: 'accepted' };
}

export function judgePool({ health, staleSince }: PoolDetail): PathVerdict {
  return staleSince
    ? { tone: 'warning', state: 'as it was' }
    : { tone: HEALTH_TONES[health], state: health };
}

export function judgePicker({ picker }: PoolDetail): PathVerdict {
  return picker.name
    ? { tone: HEALTH_TONES[picker.health], state: picker.health }
    : { tone: 'warning', state: 'none named' };
}

export function judgeEndpoints({ endpoints, health }: PoolDetail): PathVerdict {
  const { ready, total } = endpoints;
  if (total === 0) {
    return { tone: health === 'idle' ? 'quiet' : 'bad', state: 'none' };
  }
  if (ready === 0) {
    return { tone: 'bad', state: 'none ready' };
  }
  return ready < total
    ? { tone: 'warning', state: `${total - ready} not ready` }
    : { tone: 'quiet', state: 'all ready' };
}
