// SPDX-License-Identifier: Apache-2.0
import {
  FINDING_CODES,
  UPGRADE_CODES,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  count,
  flag,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ref,
  text,
} from './jsonSchema';

const severity = oneOf('error', 'warning', 'info');

export const adviceSchemas: Record<string, JsonSchema> = {
  // What versions must look like is checked, and said, by router/upgradeInput.
  UpgradeCheckRequest: {
    type: 'object',
    properties: {
      gatewayApi: {
        ...text,
        description: "Bundle of the Gateway API's CRDs: v1.6.1",
      },
      inferenceExtension: {
        ...text,
        description: "Bundle of the Inference Extension's CRDs: v1.6.0",
      },
      provider: {
        type: 'object',
        properties: {
          controller: {
            ...text,
            description:
              'As GatewayClasses name it: agentgateway.dev/agentgateway',
          },
          version: text,
        },
      },
      endpointPicker: {
        ...text,
        description: "Below 1 llm-d-router, from 1 on GIE's own",
      },
    },
  },
  UpgradeIssue: objectOf({
    code: oneOf(...FINDING_CODES, ...UPGRADE_CODES),
    severity,
    title: text,
    detail: text,
    subject: ref('FindingSubject'),
    evidence: listOf(objectOf({ label: text, value: text })),
    remedy: objectOf({ text }, { patch: ref('FindingPatch') }),
    docs: text,
  }),
  UpgradeStep: objectOf(
    {
      component: oneOf(
        'gatewayApi',
        'inferenceExtension',
        'provider',
        'endpointPicker',
      ),
      title: text,
      to: text,
      direction: oneOf('upgrade', 'downgrade', 'same', 'unknown'),
      known: flag,
    },
    { from: text, note: text },
  ),
  UpgradeCheck: objectOf({
    cluster: text,
    verdict: oneOf('breaking', 'risky', 'clear', 'unknown'),
    steps: listOf(ref('UpgradeStep')),
    issues: listOf(ref('UpgradeIssue')),
    resolved: listOf(ref('UpgradeIssue')),
    unread: listOf(text),
    matrixDate: { type: 'string', format: 'date' },
  }),
  DoctorGap: objectOf({
    code: oneOf(
      'cluster-unreachable',
      'cluster-unauthorized',
      'cluster-connecting',
      'kinds-forbidden',
      'kinds-failing',
      'kinds-missing',
      'objects-unreadable',
      'metrics-off',
      'metrics-page-refused',
      'metrics-proxy-forbidden',
      'metrics-failing',
    ),
    severity,
    title: text,
    detail: text,
    affected: listOf(objectOf({ name: text }, { reason: text })),
    count,
    costs: objectOf({
      findings: listOf(oneOf(...FINDING_CODES)),
      signals: listOf(text),
    }),
    mend: objectOf({
      text,
      edits: listOf(
        objectOf({ target: oneOf('cluster', 'app-config'), yaml: text }),
      ),
    }),
  }),
  ClusterDiagnosis: objectOf({
    cluster: text,
    state: ref('ClusterState'),
    gaps: listOf(ref('DoctorGap')),
  }),
};
