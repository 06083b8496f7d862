// SPDX-License-Identifier: Apache-2.0
import { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Inference Portal. Clusters and their credentials come from `kubernetes`;
   * what is here only adds to them.
   */
  inference?: {
    clusters?: Array<{
      /** Name of a cluster in `kubernetes.clusterLocatorMethods`. */
      name: string;
      /** Shown in its place. */
      title?: string;
      /** The cluster is a simulator: its pages say so. */
      simulated?: boolean;
      metrics?: {
        /**
         * How pages of metrics are read. proxy: through the API server's pod
         * proxy (the default). direct: by HTTP to the pods' addresses, for a
         * backend inside the cluster. none: not at all.
         */
        source?: 'proxy' | 'direct' | 'none';
        /**
         * Sent to endpoint pickers that are read directly.
         *
         * @visibility secret
         */
        bearerToken?: string;
      };
    }>;
    metrics?: {
      /** Time between two rounds; 15 seconds unless set. */
      interval?: string | HumanDuration;
    };
  };
}
