// SPDX-License-Identifier: Apache-2.0
import {
  Finding,
  FindingPatch,
} from '@inference-portal/backstage-plugin-inference-common';
import { stringify } from 'yaml';

export const ENTITY = '/inference/v1/entities/component/default/qwen-chat';
/** What the pool of `generateModel` has, and what the patch makes of it. */
export const PORTS = { old: 8000, new: 8200 };

/** A finding as the inference backend answers it, with a patch for the pool of `generateModel`. */
export function findingOf(
  more: Partial<Finding> = {},
  object: Partial<FindingPatch['object']> = {},
): Finding {
  const pool = {
    apiVersion: 'inference.networking.k8s.io/v1',
    kind: 'InferencePool',
    namespace: 'chat',
    name: 'qwen-chat',
  };
  const patched = { ...pool, ...object };
  return {
    code: 'pool-port-mismatch',
    severity: 'error',
    title: 'The pool sends elsewhere',
    detail: 'It sends to 9001.',
    subject: { cluster: 'prod-eu', ...pool, field: 'spec.targetPorts' },
    evidence: [{ label: 'spec.targetPorts', value: '9001' }],
    remedy: {
      text: 'Name the port.',
      patch: {
        kind: 'merge',
        object: patched,
        target: `InferencePool chat/${patched.name}`,
        yaml: `# kubectl patch …\n${stringify({
          spec: { targetPorts: [{ number: PORTS.new }] },
        })}`,
      },
    },
    docs: 'findings/pool-port-mismatch',
    since: '2026-11-20T10:00:00.000Z',
    ...more,
  };
}
