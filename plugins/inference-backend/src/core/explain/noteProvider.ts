// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf } from '../findings/subjectOf';
import { DestinationRule } from '../objects/ProviderObjects';
import { policiesOf } from '../policies/policiesOf';
import { valuesOf } from '../topology/modelNames';
import { PoolQuestion } from './PoolQuestion';

/** Label of the Service that Istio makes for a pool. */
const POOL_LABEL = 'istio.io/inferencepool-name';
const SECURE_SERVING = ['--secure-serving', '-secure-serving'];

/** What the provider's own objects do on the way to a pool, beside what routes say. */
export function noteProvider(question: PoolQuestion): void {
  switch (question.provider.name) {
    case 'istio':
      notePickerTls(question);
      noteRequestLimits(question);
      break;
    case 'gke':
      noteHealthCheck(question);
      break;
    default:
  }
}

/** The picker serves TLS unless told otherwise; Istio speaks it where a DestinationRule says so. */
function notePickerTls({ topology, node, isKnown, notes }: PoolQuestion): void {
  const { service, workloads = [] } = node.picker ?? {};
  const plain = workloads.some(({ containers }) =>
    containers.some(({ args }) =>
      valuesOf(args, SECURE_SERVING).includes('false'),
    ),
  );
  if (!service || plain) {
    return;
  }
  if (!isKnown('DestinationRule')) {
    notes.unknown(
      say`Whether Istio speaks TLS to the endpoint picker: DestinationRules can not be read`,
    );
    return;
  }
  const rule = topology.snapshot.objects.destinationRules.find(
    candidate =>
      isFor(candidate, service.meta) &&
      ['SIMPLE', 'MUTUAL'].includes(candidate.tlsMode ?? ''),
  );
  if (!rule) {
    notes.add('picker', 'warning', say`Istio may not speak TLS to the picker`, {
      detail: say`The endpoint picker serves TLS, and no DestinationRule for ${nameOf(
        service,
      )} has tls.mode SIMPLE: without it Istio can not ask the picker.`,
      object: service,
    });
  } else if (rule.insecureSkipVerify !== true) {
    notes.add('picker', 'warning', say`Istio may not trust the picker`, {
      detail: say`${nameOf(
        rule,
      )} does not set insecureSkipVerify, and a picker without a certificate of its own signs itself one.`,
      object: rule,
      field: 'spec.trafficPolicy.tls.insecureSkipVerify',
    });
  }
}

function noteRequestLimits({ topology, node, notes }: PoolQuestion): void {
  const { destinationRules, services } = topology.snapshot.objects;
  const { namespace, name } = node.pool.meta;
  const made = services.filter(
    ({ meta }) =>
      meta.namespace === namespace && meta.labels[POOL_LABEL] === name,
  );
  for (const rule of destinationRules) {
    if (made.some(({ meta }) => isFor(rule, meta))) {
      for (const { field, requests } of rule.requestLimits) {
        const text = say`${nameOf(rule)} may refuse the request (${field})`;
        notes.add('backend', 'warning', text, {
          detail: say`Above ${requests} at a time it answers 503.`,
          object: rule,
          field,
        });
        notes.unknown(text);
      }
    }
  }
}

/** A host without dots lies in the rule's own namespace. */
function isFor(
  { host, meta }: DestinationRule,
  service: { namespace: string; name: string },
): boolean {
  const [name, namespace = meta.namespace] = host.split('.');
  return name === service.name && namespace === service.namespace;
}

/** Google's load balancers ask `/` where nobody tells them otherwise, which model servers answer with 404. */
function noteHealthCheck({
  topology,
  node,
  isKnown,
  notes,
}: PoolQuestion): void {
  if (!isKnown('HealthCheckPolicy')) {
    notes.unknown(
      say`What the load balancer asks endpoints for: HealthCheckPolicies can not be read`,
    );
    return;
  }
  const { providerPolicies } = topology.snapshot.objects;
  const policy = policiesOf(providerPolicies, node.pool.meta, undefined)
    .map(applied => applied.policy)
    .find(({ healthCheck }) => healthCheck);
  const path = policy?.healthCheck?.path ?? '/';
  if (!policy || path === '/') {
    notes.add(
      'endpoints',
      'warning',
      say`The load balancer asks endpoints for /`,
      {
        detail: say`Model servers answer 404 there, and then count as unhealthy whatever Kubernetes says: a HealthCheckPolicy on the pool sets another path.`,
        object: policy ?? node.pool,
      },
    );
    return;
  }
  notes.add(
    'endpoints',
    'passed',
    say`The load balancer asks endpoints for ${path}`,
    { detail: say`${nameOf(policy)} says so.`, object: policy },
  );
}
