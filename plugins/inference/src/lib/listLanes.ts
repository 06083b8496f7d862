// SPDX-License-Identifier: Apache-2.0
import { ClusterPath, PathEdge, PathNode } from './derivePath';

/** One way of a request, as far as it leads. */
export interface PathLane {
  gateway?: PathNode;
  /** The gateway's doors that the rule is behind, where they are told. */
  listeners: PathNode[];
  rule?: PathNode;
  /** From the rule to the target. */
  edge?: PathEdge;
  /** A pool, or another backend. */
  target?: PathNode;
  picker?: PathNode;
  endpoints?: PathNode;
}

/** Every way of a cluster: rules without a backend and pools without a rule too. */
export function listLanes({ nodes, edges }: ClusterPath): PathLane[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const next = (id: string | undefined) =>
    byId.get(edges.find(({ from }) => from === id)?.to ?? '');
  const before = (id: string) =>
    edges.flatMap(({ from, to }) => (to === id ? byId.get(from) ?? [] : []));
  const toTarget = (target: PathNode | undefined): PathLane => {
    const picker = next(target?.id);
    return { listeners: [], target, picker, endpoints: next(picker?.id) };
  };
  const lanes = nodes
    .filter(({ subject }) => subject.kind === 'rule')
    .flatMap(rule => {
      const listeners = before(rule.id).filter(
        ({ subject }) => subject.kind === 'listener',
      );
      const [gateway] = before(listeners[0]?.id ?? rule.id);
      const outgoing = edges.filter(({ from }) => from === rule.id);
      return outgoing.length > 0
        ? outgoing.map(edge => ({
            ...toTarget(byId.get(edge.to)),
            gateway,
            listeners,
            rule,
            edge,
          }))
        : [{ gateway, listeners, rule }];
    });
  const alone = nodes.filter(
    ({ id, subject }) =>
      subject.kind === 'pool' && !edges.some(({ to }) => to === id),
  );
  return [...lanes, ...alone.map(toTarget)];
}
