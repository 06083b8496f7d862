// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import {
  ExplainRequest,
  Explanation,
} from '@inference-portal/backstage-plugin-inference-common';
import { Expressions } from '../core/explain/ExplainContext';
import { explainRequest } from '../core/explain/explainRequest';
import { ClusterStates, LoadReader } from '../core/ports';
import { ClusterViews } from './ClusterViews';
import { unknownCluster } from './unknownCluster';

/** Explains requests on what is known right now; sends nothing. */
export class Explainer {
  constructor(
    private readonly parts: {
      states: ClusterStates;
      load: LoadReader;
      expressions: Expressions;
    },
    private readonly views: ClusterViews,
  ) {}

  /** @throws NotFoundError that names the cluster, and those there are. */
  explain(request: ExplainRequest): Explanation {
    const { states, load, expressions } = this.parts;
    const { cluster } = request;
    const view = this.views.get(cluster);
    if (!view) {
      throw new NotFoundError(`cluster: ${unknownCluster(cluster, states)}`);
    }
    return explainRequest(view.topology, request, {
      expressions,
      servedModels: (...pod) => load.servedModels(cluster, ...pod),
      poolLoad: (...pool) => load.pool(cluster, ...pool),
    });
  }
}
