// SPDX-License-Identifier: Apache-2.0

/** One `x-kubernetes-validations` entry. */
export interface ValidationRule {
  rule: string;
  message?: string;
  messageExpression?: string;
  reason?: string;
  /** `.spec.x` below the field that has the rule. */
  fieldPath?: string;
}

/** A structural schema: the subset of OpenAPI that CustomResourceDefinitions may use. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  properties: Map<string, Schema>;
  additionalProperties?: Schema;
  /** Fields outside `properties` stay. */
  preserveUnknown: boolean;
  items?: Schema;
  required: string[];
  nullable: boolean;
  intOrString: boolean;
  default?: unknown;
  enum?: unknown[];
  pattern?: RegExp;
  /** The pattern as written, for messages. */
  patternText?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum: boolean;
  exclusiveMaximum: boolean;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  listType: 'atomic' | 'map' | 'set';
  listMapKeys: string[];
  atomicMap: boolean;
  rules: ValidationRule[];
  anyOf: Schema[];
  oneOf: Schema[];
  allOf: Schema[];
  not?: Schema;
}
