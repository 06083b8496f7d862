// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Condition,
  Gateway,
  GatewayPolicy,
  HttpRoute,
  Listener,
  ObjectMeta,
  PolicyAncestor,
  PolicyTargets,
} from '../objects/ClusterObjects';
import { matchesLabels } from '../topology/LabelIndex';
import { compareText, objectKey } from '../topology/objectKey';

interface Policy extends PolicyTargets {
  meta: ObjectMeta;
  ancestors: PolicyAncestor[];
}

/** A policy on an object, or on a section of it. */
export interface AppliedPolicy<P extends Policy = GatewayPolicy> {
  policy: P;
  /** Name of the listener or rule; undefined where the whole object is meant. */
  sectionName?: string;
  /** What keeps it from working, as its status says. */
  refused?: Condition;
}

/** Policies on a gateway and one of its listeners, in the order in which they apply. */
export function policiesOfGateway(
  { gatewayPolicies }: Pick<ClusterObjects, 'gatewayPolicies'>,
  gateway: Gateway,
  listener: Listener | undefined,
): AppliedPolicy[] {
  return policiesOf(gatewayPolicies, gateway.meta, listener?.name).map(
    applied => ({
      ...applied,
      refused: refusedOn(applied.policy, objectKey(gateway.meta)),
    }),
  );
}

/** Policies on a route and one of its rules; `gatewayKey` is the ancestor that counts. */
export function policiesOfRoute(
  { gatewayPolicies }: Pick<ClusterObjects, 'gatewayPolicies'>,
  route: HttpRoute,
  ruleName: string | undefined,
  gatewayKey: string | undefined,
): AppliedPolicy[] {
  return policiesOf(gatewayPolicies, route.meta, ruleName).map(applied => ({
    ...applied,
    refused:
      gatewayKey === undefined
        ? undefined
        : refusedOn(applied.policy, gatewayKey),
  }));
}

/**
 * What is said of the whole comes before what is said of a section, which
 * overrides it; of two on the same level the older one counts, so it comes last.
 */
export function policiesOf<P extends Policy>(
  policies: readonly P[],
  target: ObjectMeta,
  section: string | undefined,
): AppliedPolicy<P>[] {
  return policies
    .filter(({ meta }) => meta.namespace === target.namespace)
    .flatMap(policy => {
      const sections = sectionsOf(policy, target).filter(
        name => name === undefined || name === section,
      );
      // The most specific of its targets, where it names the object twice.
      const sectionName = sections.find(name => name !== undefined);
      return sections.length > 0 ? [{ policy, sectionName }] : [];
    })
    .sort(
      (a, b) =>
        Number(a.sectionName !== undefined) -
          Number(b.sectionName !== undefined) || compareAge(b.policy, a.policy),
    );
}

/** Section names by which the policy targets the object; undefined for all of it. */
function sectionsOf(
  { targets, targetSelectors = [] }: PolicyTargets,
  { kind, name, labels }: ObjectMeta,
): Array<string | undefined> {
  return [
    ...targets.filter(target => target.kind === kind && target.name === name),
    ...targetSelectors.filter(
      target =>
        target.kind === kind && matchesLabels(target.matchLabels, labels),
    ),
  ].map(({ sectionName }) => sectionName);
}

export function refusedOn(
  policy: Policy,
  gatewayKey: string,
): Condition | undefined {
  const ancestor = policy.ancestors.find(
    ({ ancestorRef }) => objectKey(ancestorRef) === gatewayKey,
  );
  return ancestor?.conditions.find(
    ({ type, status }) =>
      (type === 'Accepted' || type === 'Attached') && status === 'False',
  );
}

/** Oldest first; of the same age, by name. */
function compareAge(a: Policy, b: Policy): number {
  return (
    compareText(a.meta.createdAt ?? '', b.meta.createdAt ?? '') ||
    compareText(objectKey(a.meta), objectKey(b.meta))
  );
}
