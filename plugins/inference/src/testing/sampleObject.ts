// SPDX-License-Identifier: Apache-2.0
import {
  ObjectRef,
  ShownObject,
} from '@inference-portal/backstage-plugin-inference-common';
import { before } from './samplePools';

/** An object that has conditions of its own and of a part, an event and YAML. */
export function sampleObject(now: number, object: ObjectRef): ShownObject {
  return {
    object,
    conditions: [
      {
        type: 'Programmed',
        status: 'True',
        reason: 'Programmed',
        since: before(now, 86_400),
      },
      {
        of: 'listener http',
        type: 'ResolvedRefs',
        status: 'False',
        reason: 'InvalidCertificateRef',
        message: 'Secret edge-cert does not exist',
        since: before(now, 300),
        stale: true,
      },
    ],
    events: [
      {
        type: 'Warning',
        reason: 'FailedScheduling',
        message: '0/3 nodes are available: 3 Insufficient cpu.',
        count: 14,
        lastSeenAt: before(now, 40),
        about: 'Pod qwen-chat-v2-epp-7c9d',
      },
    ],
    yaml: `kind: ${object.kind}\nmetadata:\n  name: ${object.name}\n`,
    readAt: before(now, 2),
  };
}
