// SPDX-License-Identifier: Apache-2.0
import { EntityListener } from '@inference-portal/backstage-plugin-inference-common';
import { statusOf } from '../core/findings/conditionOf';
import { Listener } from '../core/objects/ClusterObjects';
import { toBoolean } from './toRouteRules';

export function toEntityListener(listener: Listener): EntityListener {
  return {
    name: listener.name,
    port: listener.port,
    protocol: listener.protocol,
    ...(listener.hostname && { hostname: listener.hostname }),
    programmed: toBoolean(statusOf(listener.conditions, 'Programmed')),
  };
}
