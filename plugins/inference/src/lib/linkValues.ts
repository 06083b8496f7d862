// SPDX-License-Identifier: Apache-2.0
import { ChartWindow } from './chartRanges';
import { PathNode, PathSubject } from './derivePath';

/** What the links of a part of the path are filled with; see `inference.links`. */
export function linkValues(
  { cluster, subject }: PathNode,
  window: ChartWindow | undefined,
): Record<string, string | undefined> {
  const pool = 'pool' in subject ? subject.pool : undefined;
  const { namespace, name } = nameOf(subject);
  return {
    cluster,
    namespace,
    name,
    pool: pool?.name,
    model: pool?.models[0],
    picker: pool?.picker.name,
    gitopsKind: pool?.gitops?.kind,
    gitopsNamespace: pool?.gitops?.namespace,
    gitopsName: pool?.gitops?.name,
    // As Grafana takes them: milliseconds, or relative to now.
    from: window ? String(Math.round(window.from)) : 'now-1h',
    to: window ? String(Math.round(window.to)) : 'now',
  };
}

function nameOf(subject: PathSubject): { namespace?: string; name?: string } {
  switch (subject.kind) {
    case 'gateway':
      return parseName(subject.name);
    case 'listener':
      return { namespace: parseName(subject.of).namespace, name: subject.name };
    case 'rule':
      return subject.rule.route;
    case 'backend':
      return subject.backend;
    case 'picker':
      return {
        namespace: subject.pool.namespace,
        name: subject.pool.picker.name,
      };
    default:
      return subject.pool;
  }
}

/** Of `namespace/name`. */
function parseName(text: string) {
  const slash = text.indexOf('/');
  return { namespace: text.slice(0, slash), name: text.slice(slash + 1) };
}
