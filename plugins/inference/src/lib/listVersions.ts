// SPDX-License-Identifier: Apache-2.0
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';

/** The versions a cluster tells, named. */
export function listVersions(
  versions: ClusterStatus['versions'],
): Array<{ label: string; version: string }> {
  const { kubernetes, gatewayApi, inferenceExtension, llmDRouter } = versions;
  return [
    { label: 'Kubernetes', version: kubernetes },
    { label: 'Gateway API', version: gatewayApi },
    { label: 'Inference Extension', version: inferenceExtension },
    { label: 'llm-d router', version: llmDRouter },
  ].flatMap(({ label, version }) => (version ? [{ label, version }] : []));
}
