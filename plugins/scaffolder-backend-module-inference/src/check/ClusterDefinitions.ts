// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import { z } from 'zod';
import { Caller, callPlugin } from './Caller';
import { closeSchema } from './closeSchema';

const TIMEOUT_MS = 10_000;

const Definitions = z.object({
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
});
const GroupVersionKinds = z.array(
  z.object({ group: z.string(), version: z.string(), kind: z.string() }),
);

/** What a cluster's definitions say of an object, or why they can't be read. */
export type Judgement =
  | { kind: 'judged'; errors: ErrorObject[] }
  | { kind: 'undefined' }
  | { kind: 'unreachable'; reason: string };

/**
 * The definitions that an API server publishes (`/openapi/v3`), read as the portal
 * itself: they tell nothing of what is in the cluster, and whoever may not write
 * there is to be told all the same what is wrong.
 */
export class ClusterDefinitions {
  readonly #read = new Map<string, Promise<Ajv | string>>();

  constructor(
    private readonly cluster: string,
    private readonly caller: Caller,
  ) {}

  async judge(object: {
    apiVersion: string;
    kind: string;
    value: unknown;
  }): Promise<Judgement> {
    const { apiVersion, kind, value } = object;
    const known = this.#read.get(apiVersion) ?? this.#fetch(apiVersion);
    this.#read.set(apiVersion, known);
    const definitions = await known;
    if (typeof definitions === 'string') {
      return { kind: 'unreachable', reason: definitions };
    }
    const validate: ValidateFunction | undefined = definitions.getSchema(kind);
    if (!validate) return { kind: 'undefined' };
    validate(value);
    return { kind: 'judged', errors: validate.errors ?? [] };
  }

  async #fetch(apiVersion: string): Promise<Ajv | string> {
    const root = apiVersion.includes('/') ? 'apis' : 'api';
    try {
      const response = await callPlugin(
        {
          ...this.caller,
          credentials: await this.caller.auth.getOwnServiceCredentials(),
        },
        'kubernetes',
        `/proxy/openapi/v3/${root}/${apiVersion}`,
        {
          method: 'GET',
          headers: { 'Backstage-Kubernetes-Cluster': this.cluster },
          timeoutMs: TIMEOUT_MS,
        },
      );
      if (response.status === 404) {
        await response.body?.cancel();
        return new Ajv();
      }
      if (!response.ok) {
        await response.body?.cancel();
        return `it answered ${response.status}`;
      }
      return compile(Definitions.parse(await response.json()), apiVersion);
    } catch (error) {
      return isError(error) ? error.message : String(error);
    }
  }
}

/** One schema per kind, under the kind's name. */
function compile(
  { components }: z.output<typeof Definitions>,
  apiVersion: string,
): Ajv {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    // Formats of OpenAPI such as int32 are no rules of their own.
    validateFormats: false,
  });
  const schemas = Object.fromEntries(
    Object.entries(components.schemas).map(([name, schema]) => [
      name,
      closeSchema(schema),
    ]),
  );
  ajv.addSchema({ $id: 'definitions', components: { schemas } });
  for (const [name, schema] of Object.entries(components.schemas)) {
    const { data = [] } = GroupVersionKinds.safeParse(
      schema['x-kubernetes-group-version-kind'],
    );
    for (const { group, version, kind } of data) {
      const of = group === '' ? version : `${group}/${version}`;
      if (of === apiVersion && !ajv.getSchema(kind)) {
        ajv.addSchema(
          { $ref: `definitions#/components/schemas/${name}` },
          kind,
        );
      }
    }
  }
  return ajv;
}
