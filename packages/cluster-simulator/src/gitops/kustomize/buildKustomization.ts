// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { isRecord, readString } from '../../cluster/readField';
import { identityOf } from '../identityOf';
import { KustomizationFile } from './KustomizationFile';
import { KustomizeError } from './KustomizeError';
import { patchObjects } from './patchObjects';
import { transformObjects } from './transformObjects';

const FILE = 'kustomization.yaml';
const FILES = [FILE, 'kustomization.yml', 'Kustomization'];
/** An overlay of an overlay of …; a cycle would never end. */
const DEEPEST = 10;

type Files = ReadonlyMap<string, string>;

/**
 * What `kustomize build` makes of a folder of a repository, for the fields that
 * KustomizationFile knows. A folder without a kustomization.yaml stands for all
 * manifests below it, as Flux has it.
 *
 * @throws KustomizeError
 */
export function buildKustomization(
  files: Files,
  folder: string,
  depth = 0,
): KubernetesObject[] {
  const root = inRepository(folder);
  if (depth > DEEPEST) {
    throw new KustomizeError(`${root}: overlays refer to each other`);
  }
  const path = FILES.map(name => posix.join(root, name)).find(candidate =>
    files.has(candidate),
  );
  if (path === undefined) {
    return buildWithout(files, root, depth);
  }
  const kustomization = parse(path, files.get(path) ?? '');
  const objects = kustomization.resources.flatMap(resource =>
    readResource(files, { root, resource, depth }),
  );
  refuseDoubles(objects, path);
  const patched = patchObjects(objects, kustomization.patches, relative => {
    const file = inRepository(posix.join(root, relative));
    const text = files.get(file);
    if (text === undefined) {
      throw new KustomizeError(`${path}: there is no patch ${file}`);
    }
    return text;
  });
  return transformObjects(patched, kustomization);
}

function buildWithout(files: Files, root: string, depth: number) {
  if (depth > 0) {
    throw new KustomizeError(
      `unable to find one of '${FILES.join("', '")}' in directory '${root}'`,
    );
  }
  const prefix = root === '.' ? '' : `${root}/`;
  const manifests = [...files.keys()]
    .filter(file => file.startsWith(prefix) && /\.ya?ml$/.test(file))
    .sort();
  if (manifests.length === 0) {
    throw new KustomizeError(`kustomization path not found: ${root}`);
  }
  return manifests.flatMap(file => parseManifests(file, files.get(file) ?? ''));
}

function readResource(
  files: Files,
  from: { root: string; resource: string; depth: number },
): KubernetesObject[] {
  const { root, resource, depth } = from;
  if (/^[a-z+]+:\/\/|^git@/.test(resource)) {
    throw new KustomizeError(
      `${root}: the remote resource ${resource} is not supported here`,
    );
  }
  const path = inRepository(posix.join(root, resource));
  const text = files.get(path);
  if (text !== undefined) {
    return parseManifests(path, text);
  }
  if ([...files.keys()].some(file => file.startsWith(`${path}/`))) {
    return buildKustomization(files, path, depth + 1);
  }
  throw new KustomizeError(
    `accumulating resources: ${path}: no such file or directory`,
  );
}

function inRepository(path: string): string {
  const normal = posix.normalize(path).replace(/^\/+|\/+$/g, '') || '.';
  if (normal === '..' || normal.startsWith('../')) {
    throw new KustomizeError(`${path} leads out of the repository`);
  }
  return normal;
}

function parse(path: string, text: string): KustomizationFile {
  const [document] = documentsOf(path, text);
  const parsed = KustomizationFile.safeParse(document);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    issue => `${issue.path.join('.') || 'file'}: ${issue.message}`,
  );
  throw new KustomizeError(`${path}: ${problems.join('; ')}`);
}

export function parseManifests(path: string, text: string): KubernetesObject[] {
  return documentsOf(path, text)
    .filter(document => document !== null)
    .map(document => {
      if (!isObject(document)) {
        throw new KustomizeError(
          `${path}: a document is no object with apiVersion, kind and a name`,
        );
      }
      return document;
    });
}

function documentsOf(path: string, text: string): unknown[] {
  const documents = [...parseAllDocuments(text, { version: '1.1' })];
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error) {
    throw new KustomizeError(`${path}: ${error.message.split('\n')[0]}`);
  }
  return documents.map((document): unknown => document.toJS());
}

function isObject(value: unknown): value is KubernetesObject {
  return (
    isRecord(value) &&
    readString(value, 'apiVersion') !== undefined &&
    readString(value, 'kind') !== undefined &&
    readString(value, 'metadata', 'name') !== undefined
  );
}

function refuseDoubles(objects: KubernetesObject[], path: string) {
  const seen = new Set<string>();
  for (const object of objects) {
    const id = identityOf(object);
    if (seen.has(id)) {
      throw new KustomizeError(
        `${path}: may not add resource with an already registered id: ${id}`,
      );
    }
    seen.add(id);
  }
}
