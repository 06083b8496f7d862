// SPDX-License-Identifier: Apache-2.0
import {
  ClusterDiagnosis,
  UpgradeCheck,
} from '@inference-portal/backstage-plugin-inference-common';

/** A cluster that refuses a kind. */
export const sampleDiagnosis: ClusterDiagnosis = {
  cluster: 'prod-us',
  state: 'degraded',
  gaps: [
    {
      code: 'kinds-forbidden',
      severity: 'warning',
      title: 'The portal may not read some kinds',
      detail: 'The roles of its account do not let it list them.',
      affected: [
        {
          name: 'AgentgatewayPolicy',
          reason: 'agentgatewaypolicies forbidden',
        },
      ],
      count: 3,
      costs: { findings: ['bbr-missing'], signals: [] },
      mend: {
        text: 'The edit grants what is missing and no more.',
        edits: [{ target: 'cluster', yaml: 'kind: ClusterRole\n' }],
      },
    },
  ],
};

/** An upgrade of the Gateway API that two objects do not survive as they are. */
export const sampleUpgradeCheck: UpgradeCheck = {
  cluster: 'prod-us',
  verdict: 'risky',
  steps: [
    {
      component: 'gatewayApi',
      title: 'Gateway API',
      from: 'v1.4.0',
      to: 'v1.6.1',
      direction: 'upgrade',
      known: true,
    },
  ],
  issues: [
    {
      code: 'policy-conversion',
      severity: 'warning',
      title: 'The policy moves to another version',
      detail: 'It is converted when it is written next.',
      subject: {
        cluster: 'prod-us',
        apiVersion: 'agentgateway.dev/v1alpha1',
        kind: 'AgentgatewayPolicy',
        namespace: 'support',
        name: 'limits',
        field: 'spec.traffic',
      },
      evidence: [{ label: 'Written as', value: 'v1alpha1' }],
      remedy: {
        text: 'Write it anew.',
        patch: {
          kind: 'merge',
          object: {
            apiVersion: 'agentgateway.dev/v1alpha1',
            kind: 'AgentgatewayPolicy',
            namespace: 'support',
            name: 'limits',
          },
          target: 'AgentgatewayPolicy limits',
          yaml: 'spec: {}\n',
        },
      },
      docs: 'findings/policy-conversion',
    },
    {
      code: 'way-back-closed',
      severity: 'info',
      title: 'There is no way back',
      detail: 'The stored version changes.',
      subject: {
        cluster: 'prod-us',
        apiVersion: 'agentgateway.dev/v1alpha1',
        kind: 'AgentgatewayPolicy',
        namespace: 'support',
        name: 'limits',
      },
      evidence: [],
      remedy: { text: 'Keep a copy.' },
      docs: 'findings/way-back-closed',
    },
  ],
  resolved: [],
  unread: ['AgentgatewayPolicy'],
  matrixDate: '2026-11-14',
};
