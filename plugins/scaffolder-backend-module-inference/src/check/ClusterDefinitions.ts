// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import Ajv, { ErrorObject } from 'ajv';
import { z } from 'zod';
import { Caller, callPlugin } from './Caller';
import { narrowSchema, Schema } from './narrowSchema';

const TIMEOUT_MS = 10_000;
/** Before the name of a definition in a reference. */
const PREFIX = '#/components/schemas/';

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
  readonly #read = new Map<string, Promise<Kinds | string>>();
  readonly #ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateSchema: false,
    // Formats of OpenAPI such as int32 are no rules of their own.
    validateFormats: false,
  });

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
    const schema = definitions.schemaOf(kind);
    if (!schema) return { kind: 'undefined' };
    const validate = this.#ajv.compile(
      narrowSchema(schema, value, definitions.resolve),
    );
    validate(value);
    return { kind: 'judged', errors: validate.errors ?? [] };
  }

  async #fetch(apiVersion: string): Promise<Kinds | string> {
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
        return { schemaOf: () => undefined, resolve: () => undefined };
      }
      if (!response.ok) {
        await response.body?.cancel();
        return `it answered ${response.status}`;
      }
      return toKinds(Definitions.parse(await response.json()), apiVersion);
    } catch (error) {
      return isError(error) ? error.message : String(error);
    }
  }
}

/** Schemas by kind, of one API version. */
interface Kinds {
  schemaOf(kind: string): Schema | undefined;
  resolve(reference: string): Schema | undefined;
}

function toKinds(
  { components: { schemas } }: z.output<typeof Definitions>,
  apiVersion: string,
): Kinds {
  return {
    resolve: reference => schemas[reference.slice(PREFIX.length)],
    schemaOf: kind =>
      Object.values(schemas).find(schema => {
        const { data = [] } = GroupVersionKinds.safeParse(
          schema['x-kubernetes-group-version-kind'],
        );
        return data.some(
          of =>
            of.kind === kind &&
            [of.group, of.version].filter(Boolean).join('/') === apiVersion,
        );
      }),
  };
}
