// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  DiscoveryService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  ROLLOUT_PLAN_FILE,
  RolloutPlan,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { parseRolloutPlan } from '@inference-portal/backstage-plugin-inference-node';
import { Clock } from '../core/ports';

/**
 * A plan as the repository has it now. none: the entity is in no repository, or
 * that has no such file. unreadable: nobody knows, such as while Git is down.
 */
export type ReadPlan =
  | { state: 'none'; url?: string }
  | { state: 'found'; url: string; plan: RolloutPlan }
  | { state: 'invalid'; url: string; problem: string }
  | { state: 'unreadable'; url: string; problem: string };

const TIMEOUT_MS = 20_000;
const LOCAL_GIT = 'local-git';

interface KnownFile {
  etag: string;
  read: ReadPlan;
}

/** Reads plans from where the catalog read the entities, with the portal's own credentials for it. */
export class PlanFiles {
  /** Git servers count what did not change for less. */
  private readonly known = new Map<string, KnownFile>();

  constructor(
    private readonly parts: {
      reader: UrlReaderService;
      auth: AuthService;
      discovery: DiscoveryService;
      clock: Clock;
      /** Address of the file that describes an entity. */
      sourceOf(entityRef: string): string | undefined;
    },
  ) {}

  /** Never rejects. */
  async read(entityRef: string, signal: AbortSignal): Promise<ReadPlan> {
    const source = this.parts.sourceOf(entityRef);
    if (source === undefined) {
      return { state: 'none' };
    }
    const url = source.replace(/[^/]*$/, ROLLOUT_PLAN_FILE);
    try {
      return await this.readUrl(url, signal);
    } catch (error) {
      const { name, message } =
        error instanceof Error ? error : new Error(String(error));
      const known = this.known.get(url);
      if (name === 'NotModifiedError' && known) {
        return known.read;
      }
      this.known.delete(url);
      return name === 'NotFoundError'
        ? { state: 'none', url }
        : {
            state: 'unreadable',
            url,
            problem: say`${url} can’t be read: ${message}`,
          };
    }
  }

  private async readUrl(url: string, signal: AbortSignal): Promise<ReadPlan> {
    const { reader, clock } = this.parts;
    const known = this.known.get(url);
    const token = await this.tokenFor(url);
    const ended = new AbortController();
    const timer = AbortSignal.any([signal, ended.signal]);
    try {
      const response = await Promise.race([
        reader.readUrl(url, {
          ...(known && { etag: known.etag }),
          ...(token !== undefined && { token }),
          signal: timer,
        }),
        clock.sleep(TIMEOUT_MS, timer).then(() => {
          throw new Error(`no answer within ${TIMEOUT_MS / 1000} s`);
        }),
      ]);
      const parsed = parseRolloutPlan((await response.buffer()).toString());
      const read: ReadPlan = parsed.ok
        ? { state: 'found', url, plan: parsed.plan }
        : { state: 'invalid', url, problem: parsed.problems.join('; ') };
      if (response.etag) {
        this.known.set(url, { etag: response.etag, read });
      }
      return read;
    } finally {
      ended.abort();
    }
  }

  /** The portal's own Git may want to know who asks. */
  private async tokenFor(url: string): Promise<string | undefined> {
    const { auth, discovery } = this.parts;
    const base = await discovery.getExternalBaseUrl(LOCAL_GIT);
    if (!url.startsWith(`${base}/`)) {
      return undefined;
    }
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: LOCAL_GIT,
    });
    return token;
  }
}
