// SPDX-License-Identifier: Apache-2.0
import { FindingSubject } from '@inference-portal/backstage-plugin-inference-common';

/** `HTTPRoute chat/qwen-chat in prod-eu` */
export function describeSubject(subject: FindingSubject): string {
  const { kind, namespace, name, cluster } = subject;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name} in ${cluster}`;
}
