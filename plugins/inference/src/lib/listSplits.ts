// SPDX-License-Identifier: Apache-2.0
import {
  RouteBackend,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';

/** A route rule that divides its requests among pools. */
export interface Split {
  cluster: string;
  /** `namespace/name` of the route. */
  route: string;
  rule: number;
  /** The largest share first. */
  backends: RouteBackend[];
}

/** The rules that divide their requests, each once. */
export function listSplits(routes: RouteRule[]): Split[] {
  const splits = new Map<string, Split>();
  for (const { route, rule, backends } of routes) {
    if (backends.length > 1) {
      // A rule is told once per gateway it hangs on; its weights are the same.
      const { cluster, namespace, name } = route;
      splits.set(`${cluster}/${namespace}/${name}/${rule}`, {
        cluster,
        route: `${namespace}/${name}`,
        rule,
        backends: [...backends].sort((a, b) => b.share - a.share),
      });
    }
  }
  return [...splits.values()];
}
