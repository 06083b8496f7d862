// SPDX-License-Identifier: Apache-2.0
import {
  ConflictError,
  ForwardedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { z } from 'zod';
import { Caller, callPlugin } from '../check/Caller';
import type { Actor } from './readActor';

const PLUGIN = 'local-git';
const TIMEOUT_MS = 30_000;

const List = z.object({ items: z.array(z.object({ number: z.number() })) });
const Detail = z.object({
  number: z.number(),
  url: z.string(),
  title: z.string(),
  head: z.object({ commit: z.string() }),
  commits: z.array(z.object({ message: z.string() })),
});

/** The open pull request of a rollout. */
export interface OpenChange {
  number: number;
  url: string;
  title: string;
  head: string;
  /** Who asked for its newest commit, as that says; undefined for one made by hand. */
  by?: string;
  /** The portal made it by the model's plan. */
  isPlanned: boolean;
}

/** Line of a commit's message that says for whom it was made. */
export const ASKED_BY = 'Asked-for-by';
/** Line of a commit's message that says by which file, where nobody asked. */
export const PLANNED_BY = 'Planned-by';

/** The open pull request of a branch on the portal's own Git. */
export async function findOpenChange(
  caller: Caller,
  { owner, name, branch }: { owner: string; name: string; branch: string },
): Promise<OpenChange | undefined> {
  const pulls = `/repositories/${owner}/${name}/pulls`;
  const query = new URLSearchParams({ state: 'open', head: branch });
  const { items } = List.parse(await ask(caller, `${pulls}?${query}`));
  if (items.length === 0) return undefined;
  const { number, url, title, head, commits } = Detail.parse(
    await ask(caller, `${pulls}/${items[0].number}`),
  );
  const message = commits[0]?.message ?? '';
  const [, by] = new RegExp(`^${ASKED_BY}: (\\S+)$`, 'm').exec(message) ?? [];
  const isPlanned = new RegExp(`^${PLANNED_BY}: `, 'm').test(message);
  return {
    number,
    url,
    title,
    head: head.commit,
    isPlanned,
    ...(by && { by }),
  };
}

/**
 * One's own open change gets one more commit; somebody else's is theirs. What a
 * person proposed is not the plan's to change, be it the same person's.
 *
 * @throws ConflictError that says whose and which
 */
export function refuseForeignChange(
  open: OpenChange | undefined,
  { user, isPlanned }: Actor,
): void {
  if (!open || (open.by === user && (open.isPlanned || !isPlanned))) return;
  throw new ConflictError(
    `${
      open.by ?? 'Somebody'
    } proposed another change of this rollout, which is open: ${open.title} (${
      open.url
    }). Merge or close it first. Nothing was changed`,
  );
}

async function ask(caller: Caller, path: string): Promise<unknown> {
  let response: Response;
  try {
    response = await callPlugin(caller, PLUGIN, path, {
      method: 'GET',
      timeoutMs: TIMEOUT_MS,
    });
  } catch (error) {
    throw new ServiceUnavailableError(
      'The portal’s Git does not answer. Nothing was changed: run this task again when it does',
      error,
    );
  }
  if (response.status === 404) {
    await response.body?.cancel();
    throw new NotFoundError(
      `The repository that was fetched is gone, ${path}. Nothing was changed`,
    );
  }
  if (!response.ok) {
    const { cause } = await ResponseError.fromResponse(response);
    throw new ForwardedError(
      'Open pull requests could not be looked at. Nothing was changed: run this task again',
      cause,
    );
  }
  return response.json();
}
