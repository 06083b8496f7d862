// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { isRecord, readList, readString } from '../cluster/readField';
import { ApiClient } from './createApiClient';
import { GitSource } from './GitSource';
import { parseManifests } from './kustomize/buildKustomization';
import { Flux } from './startFlux';

const POLL_MS = 1_500;
const TIMEOUT_MS = 5_000;
/** The objects that Flux itself is told by; everything else is for Flux to apply. */
const FLUX = /\.toolkit\.fluxcd\.io\//;

export interface FollowedCluster {
  name: string;
  api: ApiClient;
  flux: Flux;
}

/**
 * What a platform team's automation does where teams make repositories by
 * themselves: it watches the list of repositories and gives each cluster the
 * Flux objects that a repository holds for it, `flux/<cluster>.yaml`. A new
 * commit is told to Flux, as a webhook does.
 */
export async function followRepositories(options: {
  /** `{ items: [{ remoteUrl, commit, defaultBranch }] }` */
  listUrl: string;
  git: GitSource;
  clusters: FollowedCluster[];
  signal: AbortSignal;
  log: (line: string) => void;
}): Promise<void> {
  const { listUrl, git, clusters, signal, log } = options;
  const seen = new Map<string, string>();
  const tell = createTeller(log);

  async function follow({ url, branch, commit }: Listed) {
    if (seen.get(url) === commit) return;
    const { files } = await git.checkout(url, branch);
    for (const { name, api, flux } of clusters) {
      const path = `flux/${name}.yaml`;
      const manifests = parseManifests(path, files.get(path) ?? '');
      for (const manifest of manifests) {
        if (FLUX.test(manifest.apiVersion)) {
          await api.apply(atAddress(manifest, url));
        }
      }
      flux.notify(url);
    }
    seen.set(url, commit);
    tell(url, `repository ${url} is at ${commit.slice(0, 8)}`);
  }

  while (!signal.aborted) {
    try {
      for (const repository of await list(listUrl, signal)) {
        await follow(repository).catch(error =>
          tell(repository.url, `repository ${repository.url}: ${say(error)}`),
        );
      }
      tell(listUrl, `repositories are listed by ${listUrl}`);
    } catch (error) {
      tell(listUrl, `no repositories from ${listUrl}: ${say(error)}`);
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
}

/**
 * A repository that was made when its server had another port says that one for
 * ever; it is where the list says it is.
 */
function atAddress(object: KubernetesObject, url: string): KubernetesObject {
  const said = readString(object, 'spec', 'url');
  const isSame =
    said !== undefined &&
    URL.canParse(said) &&
    new URL(said).pathname === new URL(url).pathname;
  return object.kind === 'GitRepository' && isSame && isRecord(object.spec)
    ? { ...object, spec: { ...object.spec, url } }
    : object;
}

interface Listed {
  url: string;
  branch: string;
  commit: string;
}

/** Says what is new of a thing, and not the same again each time it is looked at. */
function createTeller(log: (line: string) => void) {
  const last = new Map<string, string>();
  return (about: string, line: string) => {
    if (last.get(about) !== line) log(line);
    last.set(about, line);
  };
}

function say(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function list(listUrl: string, signal: AbortSignal): Promise<Listed[]> {
  const response = await fetch(listUrl, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const body: unknown = await response.json();
  return readList(body, 'items').flatMap(item => {
    const url = readString(item, 'remoteUrl');
    const commit = readString(item, 'commit');
    const branch = readString(item, 'defaultBranch') ?? 'main';
    return url && commit ? [{ url, commit, branch }] : [];
  });
}
