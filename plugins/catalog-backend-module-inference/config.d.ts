// SPDX-License-Identifier: Apache-2.0
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Puts pools, gateways and models that clusters hold into the catalog. */
      inference?: {
        /** When the clusters' inventories are compared with the catalog; every minute unless set. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Of the catalog, for all that is made; `default` unless set. */
        namespace?: string;
        /** Of models and APIs; `production` unless set. */
        lifecycle?: string;
        /** System that all that is made belongs to, such as `system:default/model-serving`. */
        system?: string;
        /** What is made: pools that match one of these; all unless set. `*` stands for any characters. */
        include?: Array<{
          /** Name of its cluster. */
          cluster?: string;
          /** Its namespace. */
          namespace?: string;
          /** Its own name. */
          name?: string;
        }>;
        /** Pools that are left out, of those that `include` takes. */
        exclude?: Array<{
          /** Name of its cluster. */
          cluster?: string;
          /** Its namespace. */
          namespace?: string;
          /** Its own name. */
          name?: string;
        }>;
        /** Clusters that are gone for good: what was made of them is removed. */
        forgetClusters?: string[];
        owners?: {
          /**
           * Where owners are looked for, in this order. entity: who owns the
           * entity that people wrote for the pool. label: label or annotation of
           * the pool or gateway. namespace, repository: the lists below. All in
           * this order unless set.
           */
          order?: Array<'entity' | 'label' | 'namespace' | 'repository'>;
          /** Keys of labels and annotations; `inference-portal.io/owner` unless set. */
          labels?: string[];
          /** `*` stands for any characters; the first that matches counts. */
          namespaces?: Array<{
            /** Pattern of the namespace's name. */
            namespace: string;
            /** Pattern of the cluster's name; all unless set. */
            cluster?: string;
            /** Name or reference of a group or user. */
            owner: string;
          }>;
          /**
           * By where the repository's URL begins. `{owner}` stands for one part
           * of the path, which `owner` may use: `https://git.example/{owner}/`.
           */
          repositories?: Array<{
            /** What the repository's URL begins with. */
            url: string;
            /** Name or reference of a group or user. */
            owner: string;
          }>;
          /** Who owns the clusters themselves; the first that matches counts. */
          clusters?: Array<{
            /** Pattern of the cluster's name. */
            cluster: string;
            /** Name or reference of a group or user. */
            owner: string;
          }>;
          /** Stands for nobody; `group:default/unowned` unless set. */
          unowned?: string;
        };
      };
    };
  };
}
