// SPDX-License-Identifier: Apache-2.0
import { ClusterState } from './clusters';

/**
 * A team for which the one who asks may make something, and where.
 *
 * @public
 */
export interface SelfServiceTeam {
  /** Reference of the group, such as `group:default/team-chat`. */
  owner: string;
  namespaces: string[];
}

/**
 * A Gateway that a route could attach to.
 *
 * @public
 */
export interface SelfServiceGateway {
  namespace: string;
  name: string;
  className: string;
  /** Name of the provider, `unknown` where its controller is not one that is known. */
  provider: string;
  /** Tag of the controller's image, where it can be seen. */
  version?: string;
  hostnames: string[];
  /** False where its listeners take routes of its own namespace only, or none. */
  takesOtherNamespaces: boolean;
}

/**
 * A name that requests can ask for already.
 *
 * @public
 */
export interface SelfServiceModel {
  /** Served name of a model or an adapter. */
  name: string;
  /** Pool that answers to it, as `namespace/name`. */
  pool: string;
  /** Gateways by which it is reached, as `namespace/name`. */
  gateways: string[];
}

/**
 * What is in a cluster that a new model has to fit to.
 *
 * @public
 */
export interface SelfServiceCluster {
  name: string;
  title?: string;
  simulated?: true;
  state: ClusterState;
  gateways: SelfServiceGateway[];
  /** As `namespace/name`. */
  pools: string[];
  models: SelfServiceModel[];
}

/**
 * Where repositories are made, by configuration.
 *
 * @public
 */
export interface SelfServicePublishing {
  kind: 'local' | 'github' | 'gitlab' | 'gitea';
  /** Host of the Git server; missing for `local`. */
  host?: string;
  /** Organization, group or user on that host; missing for `local`, where it is the team. */
  owner?: string;
}

/**
 * What the forms for new models offer to the one who asks.
 *
 * @public
 */
export interface SelfService {
  teams: SelfServiceTeam[];
  clusters: SelfServiceCluster[];
  publishing: SelfServicePublishing;
  /** Who applies the repositories. */
  gitops: 'none' | 'flux' | 'argocd';
}
