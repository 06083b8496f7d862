// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ProviderConfig } from '../config/ProviderConfig';
import {
  nameOfCluster,
  nameOfGateway,
  nameOfModel,
  nameOfObject,
  ObjectName,
} from '../entities/entityNames';
import { Inventory } from './Inventory';

/** Refs of the entities that stand for what a cluster holds. */
export class EntityRefs {
  constructor(private readonly config: Pick<ProviderConfig, 'namespace'>) {}

  pool(pool: ObjectName): string {
    return this.ref('resource', nameOfObject(pool));
  }

  gateway(gateway: ObjectName): string {
    return this.ref('resource', nameOfGateway(gateway));
  }

  api(gateway: ObjectName): string {
    return this.ref('api', nameOfObject(gateway));
  }

  cluster(cluster: string): string {
    return this.ref('resource', nameOfCluster(cluster));
  }

  model(model: string): string {
    return this.ref('component', nameOfModel(model));
  }

  /** All that the inventory may lead to. */
  all({ pools, gateways }: Inventory): string[] {
    const clusters = new Set(pools.map(({ cluster }) => cluster));
    return [
      ...new Set([
        ...pools.map(pool => this.pool(pool)),
        ...pools.flatMap(({ models }) => models.map(name => this.model(name))),
        ...gateways.map(gateway => this.gateway(gateway)),
        ...gateways.map(gateway => this.api(gateway)),
        ...[...clusters].map(cluster => this.cluster(cluster)),
      ]),
    ];
  }

  private ref(kind: string, name: string): string {
    return stringifyEntityRef({ kind, namespace: this.config.namespace, name });
  }
}
