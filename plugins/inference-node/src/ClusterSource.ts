// SPDX-License-Identifier: Apache-2.0

/**
 * A cluster the portal knows of.
 *
 * @public
 */
export interface ClusterInfo {
  /** Name as in the `kubernetes` configuration; unique. */
  name: string;
  title?: string;
  /** Its objects and numbers come from a simulator. */
  simulated?: boolean;
}

/**
 * One HTTP request to the API server of a cluster, credentials added by the
 * source. GET only: the portal changes nothing in a cluster.
 *
 * @public
 */
export interface ClusterRequest {
  /** Absolute path with its query: `/apis/inference.networking.k8s.io/v1/inferencepools?limit=500`. */
  path: string;
  headers?: Record<string, string>;
  signal: AbortSignal;
}

/**
 * Where clusters and ways to their API servers come from.
 *
 * The default goes through the Kubernetes backend's proxy; other packages may
 * bring their own.
 *
 * @public
 */
export interface ClusterSource {
  /** @throws ServiceUnavailableError where the list itself can't be had. */
  listClusters(): Promise<ClusterInfo[]>;
  /**
   * Sends the request and gives the answer as it is, whatever its status; the
   * body streams. Redirects are not followed.
   *
   * @throws an Error where no answer came (refused, reset, timed out, aborted),
   * with a message for people and without credentials. AuthenticationError or
   * NotAllowedError (`@backstage/errors`) where not the cluster but the way to it
   * is closed to the portal.
   */
  fetch(cluster: string, request: ClusterRequest): Promise<Response>;
}
