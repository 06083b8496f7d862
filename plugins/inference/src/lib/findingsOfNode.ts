// SPDX-License-Identifier: Apache-2.0
import {
  Finding,
  FindingSubject,
} from '@inference-portal/backstage-plugin-inference-common';
import { PathNode } from './derivePath';

/** Findings about the very object of a node, and about what it is made of. */
export function findingsOfNode(
  { cluster, subject: of }: PathNode,
  findings: Finding[],
): Finding[] {
  const isAbout = (subject: FindingSubject): boolean => {
    switch (of.kind) {
      case 'gateway':
        return (
          (subject.kind === 'Gateway' && qualified(subject) === of.name) ||
          (subject.kind === 'GatewayClass' &&
            subject.name === of.gateway?.className)
        );
      case 'listener':
        return (
          subject.kind === 'Gateway' &&
          qualified(subject) === of.of &&
          of.listener !== undefined &&
          of.gateway?.listeners?.indexOf(of.listener) === listenerOf(subject)
        );
      case 'rule':
        return (
          subject.kind === 'HTTPRoute' &&
          qualified(subject) ===
            `${of.rule.route.namespace}/${of.rule.route.name}`
        );
      case 'pool':
        return (
          subject.kind === 'InferencePool' &&
          qualified(subject) === `${of.pool.namespace}/${of.pool.name}`
        );
      case 'picker':
        return isPicker(subject, of.pool);
      case 'endpoints':
        return (
          WORKLOADS.has(subject.kind) &&
          subject.namespace === of.pool.namespace &&
          !isPicker(subject, of.pool)
        );
      default:
        return (
          subject.kind === of.backend.kind &&
          qualified(subject) === `${of.backend.namespace}/${of.backend.name}`
        );
    }
  };
  // A workload is told by the pool whose findings name it.
  const told = of.kind === 'endpoints' ? of.pool.findingList : findings;
  return told.filter(
    ({ subject }) => subject.cluster === cluster && isAbout(subject),
  );
}

const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'LeaderWorkerSet',
  'Pod',
]);

/** The picker's Service, its Deployment of the same name, or a pod of it. */
function isPicker(
  { kind, namespace, name }: FindingSubject,
  pool: { namespace: string; picker: { name?: string } },
): boolean {
  const picker = pool.picker.name;
  return (
    picker !== undefined &&
    namespace === pool.namespace &&
    (kind === 'Service' || WORKLOADS.has(kind)) &&
    (name === picker || name.startsWith(`${picker}-`))
  );
}

/** Place of the listener that a field such as `spec.listeners[1].tls` belongs to. */
function listenerOf({ field = '' }: FindingSubject): number | undefined {
  const [, index] = /^spec\.listeners\[(\d+)\]/.exec(field) ?? [];
  return index === undefined ? undefined : Number(index);
}

function qualified({ namespace, name }: FindingSubject): string {
  return `${namespace}/${name}`;
}
