// SPDX-License-Identifier: Apache-2.0
import { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Inference Portal. Clusters and their credentials come from `kubernetes`;
   * what is here only adds to them.
   */
  inference?: {
    /**
     * How API servers are reached. proxy: through the Kubernetes backend's proxy
     * (the default). direct: by connections of the portal's own, for clusters in
     * `kubernetes.clusterLocatorMethods[].clusters` with the authProvider
     * serviceAccount, aws, azure, googleServiceAccount or localKubectlProxy.
     */
    connect?: 'proxy' | 'direct';
    clusters?: Array<{
      /** Name of a cluster in `kubernetes.clusterLocatorMethods`. */
      name: string;
      /** Shown in its place. */
      title?: string;
      /** The cluster is a simulator: its pages say so. */
      simulated?: boolean;
      /** As `inference.connect`, for this cluster. */
      connect?: 'proxy' | 'direct';
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
