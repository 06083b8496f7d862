// SPDX-License-Identifier: Apache-2.0
import { ResourceKey } from '../../cluster/ObjectStore';
import { JsonObject } from '../json/JsonObject';
import { Schema } from '../schema/Schema';

export interface PrinterColumn {
  name: string;
  type: string;
  format?: string;
  description?: string;
  jsonPath: string;
  priority?: number;
}

/** What only resources of a CustomResourceDefinition have. */
export interface CustomResource {
  /** The version in which a real API server would keep its objects. */
  storageVersion: string;
  /** The CRD's `openAPIV3Schema` of this version, as written. */
  rawSchema: JsonObject;
  /** The same, read; not before somebody asks. */
  schema(): Schema;
  printerColumns: PrinterColumn[];
}

/** A resource in one of its versions, as discovery tells it. */
export interface ResourceType {
  group: string;
  version: string;
  /** Plural, lower case. */
  resource: string;
  kind: string;
  listKind: string;
  singular: string;
  namespaced: boolean;
  shortNames: string[];
  categories: string[];
  verbs: string[];
  /** `status`, `scale`, `proxy`, `log`. */
  subresources: string[];
  selectableFields: string[];
  /** The collection its objects are in; several versions share one. */
  storage: ResourceKey;
  custom?: CustomResource;
}

export function apiVersionOf(type: { group: string; version: string }): string {
  return type.group === '' ? type.version : `${type.group}/${type.version}`;
}
