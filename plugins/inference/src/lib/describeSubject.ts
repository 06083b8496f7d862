// SPDX-License-Identifier: Apache-2.0
import { FindingSubject } from '@inference-portal/backstage-plugin-inference-common';
import type { Texts } from '../hooks/useTexts';

/** `HTTPRoute chat/qwen-chat in prod-eu` */
export function describeSubject(subject: FindingSubject, t: Texts): string {
  const { kind, namespace, name, cluster } = subject;
  const object = `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
  return t('shared.inCluster', { object, cluster });
}
