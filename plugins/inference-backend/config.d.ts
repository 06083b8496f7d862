// SPDX-License-Identifier: Apache-2.0
import { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Inference Portal. Clusters and their credentials come from `kubernetes`;
   * what is here only adds to them.
   */
  inference?: {
    /**
     * How API servers are reached; proxy unless set. proxy: through the Kubernetes
     * backend's proxy. direct: by connections of the portal's own, for clusters in
     * `kubernetes.clusterLocatorMethods[].clusters` with the authProvider
     * serviceAccount, aws, azure, googleServiceAccount or localKubectlProxy.
     */
    connect?: 'proxy' | 'direct';
    /** What is to be said of single clusters; the others need no entry. */
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
         * Where metrics come from; proxy unless set. prometheus: a Prometheus-compatible API, the
         * way for fleets. direct: pages by HTTP to the pods' addresses, for a
         * backend inside the cluster. proxy: pages through the API server's pod
         * proxy, to try things out. none: nowhere.
         */
        source?: 'prometheus' | 'direct' | 'proxy' | 'none';
        /**
         * Sent to endpoint pickers that are read directly.
         *
         * @visibility secret
         */
        bearerToken?: string;
        /** For `source: prometheus`: Prometheus, Thanos, Mimir, VictoriaMetrics. */
        prometheus?: {
          /** What stands before `/api/v1`, such as `https://thanos.example`. Or `service`. */
          url?: string;
          /** A Service of the cluster itself, reached through its API server. */
          service?: {
            /** Of the Service. */
            namespace: string;
            /** Of the Service. */
            name: string;
            /** Number or name; 9090 unless set. */
            port?: number | string;
            /** http unless set. */
            scheme?: 'http' | 'https';
            /** What stands before `/api/v1`, such as `/prometheus`. */
            path?: string;
          };
          /**
           * Labels that all series of this cluster have, where the API has
           * several clusters' series: `{ cluster: prod-eu }`.
           */
          clusterLabel?: { [label: string]: string };
          /** Labels that name a series' pod. */
          labels?: {
            /** `namespace` unless set. */
            namespace?: string;
            /** `pod` unless set. */
            pod?: string;
          };
          /** Over which rates are taken: at least four scrape intervals; 2 minutes unless set. */
          rateWindow?: string | HumanDuration;
          /** For one query; 10 seconds unless set. */
          timeout?: string | HumanDuration;
          /**
           * Sent with every query.
           *
           * @visibility secret
           */
          bearerToken?: string;
          basicAuth?: {
            /** Sent with every query. */
            username: string;
            /**
             * Sent with every query.
             *
             * @visibility secret
             */
            password: string;
          };
          /** Which tenant's series, for Mimir and others that keep them apart. */
          tenant?: {
            /** `X-Scope-OrgID` unless set. */
            header?: string;
            /**
             * Name of the tenant.
             *
             * @visibility secret
             */
            value: string;
          };
          /** PEM files; read anew when they change. */
          tls?: {
            /** Authorities to trust instead of the usual ones. */
            caFile?: string;
            /** Certificate by which the portal says who it is. */
            certFile?: string;
            /** The certificate's key. */
            keyFile?: string;
            /** Name in the server's certificate, where it isn't the URL's host. */
            serverName?: string;
          };
        };
      };
    }>;
    /** What teams may make by themselves on the portal's create pages. */
    selfService?: {
      /** Who may, and where; nobody unless set. */
      teams?: Array<{
        /** Reference of a group, such as `group:default/team-chat`. */
        owner: string;
        /** Namespaces that the team may use, in every cluster. */
        namespaces: string[];
      }>;
      /** Where repositories are made. */
      publishing?: {
        /** local: on the portal's own disk; local unless set. */
        kind?: 'local' | 'github' | 'gitlab' | 'gitea';
        /** Host of the Git server; github.com or gitlab.com unless set. */
        host?: string;
        /** Organization, group or user on that host. */
        owner?: string;
      };
      /** Who applies the repositories; none unless set. */
      gitops?: 'none' | 'flux' | 'argocd';
    };
    /**
     * Tells owners of entities when these turn failing or degraded, when they are
     * well again, of rollouts that wait for them or were aborted, and of advice on
     * upgrades, by Backstage's notifications. Nobody
     * is told unless it is there; `{}` is enough.
     */
    notifications?: {
      /** How long something has to last before it is told. */
      settle?: {
        /** 1 minute unless set. */
        failing?: string | HumanDuration;
        /** 3 minutes unless set. */
        degraded?: string | HumanDuration;
      };
      /** How long it has to be gone before that is told; 2 minutes unless set. */
      wellAfter?: string | HumanDuration;
      /**
       * What begins a third time within this time is told to come and go, and no
       * more until it stayed away for as long; 30 minutes unless set.
       */
      flapWindow?: string | HumanDuration;
      /** Times at which some things are held back; told later if they last. */
      quietHours?: Array<{
        /** `22:00`; a time before `from` is of the next day. */
        from: string;
        /** As `from`. */
        to: string;
        /** Such as `Europe/Berlin`; UTC unless set. */
        timeZone?: string;
        /** degraded and advisory unless set. */
        levels?: Array<'failing' | 'degraded' | 'rollout' | 'advisory'>;
      }>;
      /** What teams don't want to be told. */
      mute?: Array<{
        /** Name or reference of a group or user. */
        owner: string;
        /** All unless set. */
        levels?: Array<'failing' | 'degraded' | 'rollout' | 'advisory'>;
      }>;
      /** Group or user who is told of what nobody owns whom the catalog has. */
      fallback?: string;
    };
    metrics?: {
      /** Time between two rounds; 15 seconds unless set. */
      interval?: string | HumanDuration;
    };
    plans?: {
      /** How often plans of rollouts are looked at; every minute unless set. */
      interval?: string | HumanDuration;
    };
  };
}
