// SPDX-License-Identifier: Apache-2.0
import { Environment } from '@marcbachmann/cel-js';
import Ajv, { ValidateFunction } from 'ajv';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Definitions that the simulated clusters serve, as their projects published them. */
const OWN = resolve(__dirname, '../../../../packages/cluster-simulator/crds');
/** More versions of them, where the checkout lies beside a collection. */
export const COLLECTION = resolve(
  __dirname,
  '../../../../../shared/reference/crds',
);

type Json = Record<string, unknown>;

const definition = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({
        name: z.string(),
        schema: z.object({
          openAPIV3Schema: z.record(z.string(), z.unknown()),
        }),
      }),
    ),
  }),
});

export interface CrdSchema {
  /** File and version: `…httproutes.standard.v1.5.1.json v1`. */
  title: string;
  apiVersion: string;
  kind: string;
  schema: Json;
  validate: ValidateFunction;
}

/** Schemas of every definition in the folders that are there. */
export function loadCrdSchemas(
  folders: string[] = [OWN, COLLECTION],
): CrdSchema[] {
  const seen = new Set<string>();
  return folders
    .filter(folder => existsSync(folder))
    .flatMap(folder =>
      readdirSync(folder)
        .filter(file => /^[a-z].*_.*(?<!part)\.(json|yaml)$/.test(file))
        // Of a definition that lies in both one is read.
        .filter(file => seen.size < seen.add(file.replace(/\.\w+$/, '')).size)
        .flatMap(file => readDefinition(join(folder, file), file)),
    );
}

function readDefinition(path: string, file: string): CrdSchema[] {
  const { spec } = definition.parse(parse(readFileSync(path, 'utf8')));
  const ajv = new Ajv({
    strict: false,
    useDefaults: true,
    validateFormats: false,
    allErrors: true,
  });
  return spec.versions.map(version => {
    const schema = version.schema.openAPIV3Schema;
    return {
      title: `${file} ${version.name}`,
      apiVersion: `${spec.group}/${version.name}`,
      kind: spec.names.kind,
      schema,
      validate: ajv.compile(closed(schema, true)),
    };
  });
}

/** An API server drops fields it does not know, which here is a mistake. */
function closed(value: unknown, isRoot = false): Json {
  const schema = { ...asJson(value) };
  const properties = asJson(schema.properties);
  const children = Object.fromEntries(
    Object.entries(properties).map(([name, child]) => [
      name,
      // The API server itself knows what is in metadata.
      isRoot && name === 'metadata' ? {} : closed(child),
    ]),
  );
  return {
    ...schema,
    ...(schema.properties !== undefined && { properties: children }),
    ...(schema.items !== undefined && { items: closed(schema.items) }),
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: closed(schema.additionalProperties),
    }),
    ...(schema.properties !== undefined &&
      schema.additionalProperties === undefined &&
      !schema['x-kubernetes-preserve-unknown-fields'] && {
        additionalProperties: false,
      }),
    // int-or-string says so by itself.
    ...(schema['x-kubernetes-int-or-string'] === true && { type: undefined }),
  };
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export interface RuleResults {
  /** Rules that hold. */
  held: number;
  broken: string[];
  /** Rules that the library can't evaluate, with its reason. */
  unknown: string[];
}

/** Evaluates the rules of a schema, on a value that has its defaults. */
export function evaluateRules(schema: unknown, value: unknown): RuleResults {
  const results: RuleResults = { held: 0, broken: [], unknown: [] };
  walk(asJson(schema), value, '', results);
  return results;
}

const celEnvironment = new Environment({ unlistedVariablesAreDyn: true })
  .registerVariable('self', 'dyn')
  .registerVariable('oldSelf', 'dyn')
  .registerFunction(
    'hasField(dyn, string): bool',
    (value: unknown, field: string) => asJson(value)[field] !== undefined,
  );

function walk(
  schema: Json,
  value: unknown,
  path: string,
  results: RuleResults,
): void {
  const rules = schema['x-kubernetes-validations'];
  for (const { rule, message } of Array.isArray(rules) ? rules : []) {
    evaluate(String(rule), String(message), celValue(value), path, results);
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) =>
      walk(asJson(schema.items), item, `${path}[${index}]`, results),
    );
  } else if (typeof value === 'object' && value !== null) {
    const properties = asJson(schema.properties);
    for (const [name, child] of Object.entries(value)) {
      const known = properties[name] ?? schema.additionalProperties;
      walk(asJson(known), child, `${path}.${name}`, results);
    }
  }
}

function evaluate(
  rule: string,
  message: string,
  self: unknown,
  path: string,
  results: RuleResults,
): void {
  if (/\boldSelf\b/.test(rule)) {
    return;
  }
  // The library's `has` takes names only, and its `matches` stands behind a text.
  const expression = rule
    .replace(/has\(([^()]*\[\d+\])\.(\w+)\)/g, 'hasField($1, "$2")')
    .replace(/\bmatches\((self[\w.]*), /g, '$1.matches(');
  try {
    if (celEnvironment.evaluate(expression, { self }) === true) {
      results.held += 1;
    } else {
      results.broken.push(`${path}: ${message}`);
    }
  } catch (error) {
    results.unknown.push(`${rule}: ${String(error).split('\n')[0]}`);
  }
}

/** Whole numbers are ints of CEL, and `namespace` is a word of its own there. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) {
    return BigInt(value);
  }
  if (Array.isArray(value)) {
    return Array.from(value, celValue);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, child]) => [
          name === 'namespace' ? '__namespace__' : name,
          celValue(child),
        ]),
      )
    : value;
}
