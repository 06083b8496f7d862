// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readList, readString } from '../../cluster/readField';
import { condition } from '../conditions';
import { find, GatewayWorld, ownGateways, readParentRefs } from './RouteModel';
import { StatusEntry } from './writeEntries';

/** What the controller says of an AgentgatewayPolicy, per gateway that it ends up on. */
export function judgePolicy(
  policy: KubernetesObject,
  world: GatewayWorld,
): StatusEntry[] {
  return readList(policy, 'spec', 'targetRefs').flatMap(ref => {
    const target = {
      group: readString(ref, 'group') ?? '',
      kind: readString(ref, 'kind') ?? '',
      name: readString(ref, 'name') ?? '',
      namespace: policy.metadata.namespace ?? '',
    };
    const problem = missingPart(target, readString(ref, 'sectionName'), world);
    const conditions = verdict(problem, policy.metadata.generation);
    const ancestors = problem ? [target] : ancestorsOf(target, world);
    return ancestors.map(ancestor => ({ ref: ancestor, conditions }));
  });
}

interface Target extends Record<string, string> {
  group: string;
  kind: string;
  name: string;
  namespace: string;
}

function candidates(kind: string, world: GatewayWorld) {
  switch (kind) {
    case 'Gateway':
      return ownGateways(world);
    case 'HTTPRoute':
      return world.routes;
    case 'InferencePool':
      return world.pools;
    case 'Service':
      return world.services;
    default:
      return [];
  }
}

function missingPart(
  target: Target,
  sectionName: string | undefined,
  world: GatewayWorld,
): string | undefined {
  const { kind, group, namespace, name } = target;
  const found = find(candidates(kind, world), namespace, name);
  if (!found) {
    const type = group ? `${kind}.${group}` : kind;
    return `${type} "${namespace}/${name}" not found`;
  }
  const sections = readList(
    found,
    'spec',
    kind === 'Gateway' ? 'listeners' : 'rules',
  ).map(section => readString(section, 'name'));
  return sectionName === undefined || sections.includes(sectionName)
    ? undefined
    : `sectionName "${sectionName}" not found on ${kind} "${namespace}/${name}"`;
}

function ancestorsOf(target: Target, world: GatewayWorld): Target[] {
  if (target.kind !== 'HTTPRoute') return [target];
  const route = find(world.routes, target.namespace, target.name);
  return route
    ? readParentRefs(route).map(({ group, kind, name, namespace }) => ({
        group,
        kind,
        name,
        namespace,
      }))
    : [];
}

function verdict(problem: string | undefined, generation: number | undefined) {
  return [
    condition('Accepted', true, 'Valid', 'Policy accepted', generation),
    problem
      ? condition('Attached', false, 'Pending', problem, generation)
      : condition(
          'Attached',
          true,
          'Attached',
          'Attached to all targets',
          generation,
        ),
  ];
}
