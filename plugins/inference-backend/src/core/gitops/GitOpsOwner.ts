// SPDX-License-Identifier: Apache-2.0
import {
  ArgoApplication,
  FluxKustomization,
  FluxSource,
  HelmRelease,
} from '../objects/GitOpsObjects';

/**
 * What applies an object from Git. `object` is undefined where it is not in the
 * cluster, or may not be read: Argo CD's are often in another cluster.
 */
export type GitOpsOwner =
  | {
      kind: 'Kustomization';
      namespace: string;
      name: string;
      object?: FluxKustomization;
      source?: FluxSource;
    }
  | {
      kind: 'HelmRelease';
      namespace: string;
      name: string;
      object?: HelmRelease;
      source?: FluxSource;
    }
  | {
      kind: 'Application';
      /** Undefined where the tracking does not tell, and the object is not there. */
      namespace?: string;
      name: string;
      object?: ArgoApplication;
    };
