// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';
import { z } from 'zod';
import { Caller, callPlugin } from './Caller';
import { WrittenObject } from './readObjects';

const TIMEOUT_MS = 10_000;
/** Under whose name fields would be applied. */
const FIELD_MANAGER = 'inference-portal';

export type Outcome =
  | { kind: 'accepted' }
  | { kind: 'refused'; message: string; field?: string }
  | { kind: 'forbidden' }
  | { kind: 'unreachable'; reason: string };

const ResourceList = z.object({
  resources: z.array(
    z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() }),
  ),
});
type Resource = z.output<typeof ResourceList>['resources'][number];

const Status = z.object({
  message: z.string(),
  reason: z.string().nullish(),
  details: z
    .object({
      causes: z
        .array(
          z.object({
            field: z.string().nullish(),
            message: z.string().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** An API server, through Backstage's Kubernetes backend and with its credentials. */
export class ClusterApi {
  readonly #resources = new Map<string, Promise<Resource[] | Outcome>>();

  constructor(
    private readonly cluster: string,
    private readonly caller: Caller,
  ) {}

  /** What the cluster would say if the object were applied. */
  async dryRun(object: WrittenObject): Promise<Outcome> {
    const resources = await this.#resourcesOf(object.apiVersion);
    if (!Array.isArray(resources)) {
      return resources;
    }
    const resource = resources.find(
      ({ kind, name }) => kind === object.kind && !name.includes('/'),
    );
    if (!resource) {
      return {
        kind: 'refused',
        message: `it has no ${object.kind} of ${object.apiVersion}`,
        field: 'apiVersion',
      };
    }
    const scope = resource.namespaced
      ? `/namespaces/${encodeURIComponent(object.namespace ?? 'default')}`
      : '';
    const query = `dryRun=All&fieldManager=${FIELD_MANAGER}&fieldValidation=Strict&force=true`;
    return this.#ask(
      `${rootOf(object.apiVersion)}${scope}/${
        resource.name
      }/${encodeURIComponent(object.name)}?${query}`,
      {
        method: 'PATCH',
        // JSON is YAML.
        body: JSON.stringify(object.value),
        headers: { 'Content-Type': 'application/apply-patch+yaml' },
      },
    );
  }

  #resourcesOf(apiVersion: string): Promise<Resource[] | Outcome> {
    const known = this.#resources.get(apiVersion);
    const asked = known ?? this.#askForResources(apiVersion);
    this.#resources.set(apiVersion, asked);
    return asked;
  }

  async #askForResources(apiVersion: string): Promise<Resource[] | Outcome> {
    const answer = await this.#send(rootOf(apiVersion), { method: 'GET' });
    if (!(answer instanceof Response)) {
      return answer;
    }
    if (answer.status === 404) {
      return [];
    }
    if (!answer.ok) {
      return { kind: 'unreachable', reason: await messageOf(answer) };
    }
    const { data } = ResourceList.safeParse(await answer.json());
    return (
      data?.resources ?? {
        kind: 'unreachable',
        reason: `it does not say what ${apiVersion} has`,
      }
    );
  }

  async #ask(
    path: string,
    request: { method: string; body: string; headers: Record<string, string> },
  ): Promise<Outcome> {
    const answer = await this.#send(path, request);
    if (!(answer instanceof Response)) {
      return answer;
    }
    if (answer.ok) {
      await answer.body?.cancel();
      return { kind: 'accepted' };
    }
    if (answer.status === 403) {
      return { kind: 'forbidden' };
    }
    const status = Status.safeParse(await answer.json().catch(() => undefined));
    if (answer.status >= 500 || answer.status === 401 || !status.data) {
      return {
        kind: 'unreachable',
        reason: `it answered ${answer.status}`,
      };
    }
    const field = status.data.details?.causes?.[0]?.field;
    return {
      kind: 'refused',
      message: status.data.message,
      ...(field && { field }),
    };
  }

  async #send(
    path: string,
    request: Omit<Parameters<typeof callPlugin>[3], 'timeoutMs'>,
  ): Promise<Response | Outcome> {
    try {
      return await callPlugin(this.caller, 'kubernetes', `/proxy${path}`, {
        ...request,
        headers: {
          ...request.headers,
          'Backstage-Kubernetes-Cluster': this.cluster,
        },
        timeoutMs: TIMEOUT_MS,
      });
    } catch (error) {
      return {
        kind: 'unreachable',
        reason: isError(error) ? error.message : String(error),
      };
    }
  }
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}

async function messageOf(response: Response): Promise<string> {
  await response.body?.cancel();
  return `it answered ${response.status}`;
}
