// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { Condition, condition } from '../controllers/conditions';
import { readGitRepository } from './fluxObjects';
import { Checkout, GitSource } from './GitSource';

export interface SourceOutcome {
  status: Record<string, unknown>;
  conditions: Condition[];
  checkout?: Checkout;
  /** Simulated time until the next try. */
  afterMs: number;
}

/** Fetches a GitRepository where its branch has moved; says what Flux' source-controller says. */
export async function reconcileSource(options: {
  object: KubernetesObject;
  git: GitSource;
  known: Checkout | undefined;
  now: string;
}): Promise<SourceOutcome> {
  const { object, git, known, now } = options;
  const { url, branch, intervalMs } = readGitRepository(object);
  try {
    const head = await git.head(url, branch);
    const checkout =
      known?.commit === head ? known : await git.checkout(url, branch);
    const revision = `${branch}@sha1:${checkout.commit}`;
    const message = `stored artifact for revision '${revision}'`;
    return {
      checkout,
      afterMs: intervalMs,
      status:
        checkout === known
          ? {}
          : { artifact: artifactOf(object, { checkout, revision, now }) },
      conditions: [
        condition('Ready', true, 'Succeeded', message),
        condition('ArtifactInStorage', true, 'Succeeded', message),
      ],
    };
  } catch (error) {
    const message = `failed to checkout and determine revision: unable to clone '${url}': ${
      error instanceof Error ? error.message : String(error)
    }`;
    return {
      afterMs: intervalMs,
      status: {},
      conditions: [
        condition('Ready', false, 'GitOperationFailed', message),
        condition('FetchFailed', true, 'GitOperationFailed', message),
        ...(known
          ? [
              condition(
                'ArtifactInStorage',
                true,
                'Succeeded',
                `stored artifact for revision '${branch}@sha1:${known.commit}'`,
              ),
            ]
          : []),
      ],
    };
  }
}

function artifactOf(
  { metadata: { namespace, name } }: KubernetesObject,
  {
    checkout: { commit, files },
    revision,
    now,
  }: { checkout: Checkout; revision: string; now: string },
) {
  const path = `gitrepository/${namespace}/${name}/${commit}.tar.gz`;
  const content = [...files].map(entry => entry.join('\0')).join('\0');
  return {
    digest: `sha256:${createHash('sha256').update(content).digest('hex')}`,
    lastUpdateTime: now,
    path,
    revision,
    size: content.length,
    url: `http://source-controller.flux-system.svc.cluster.local./${path}`,
  };
}
