// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { FindingPatch } from '@inference-portal/backstage-plugin-inference-common';
import { describeObject } from '../editObjects';
import { FoundObject } from '../findObjects';
import {
  applyOperation,
  merge,
  pathOf,
  withoutIdentity,
} from '../kustomize/applyPatch';
import { readSource } from '../yaml/Source';
import {
  itemsAt,
  textAt,
  toPlain,
  Traced,
  traceDocuments,
  valueAt,
} from '../yaml/Traced';

/**
 * What a finding's patch makes of an object. Operations of a JSON patch count
 * positions in lists: they were made for the object in the cluster, and are
 * applied only where the repository has the same at those positions.
 *
 * @param live - the object in the cluster; undefined where it can't be read
 * @throws InputError where the patch is for something else than what is there
 */
export function patchObject(
  object: FoundObject,
  patch: FindingPatch,
  live: unknown,
): unknown {
  const document = readPatch(patch);
  if (patch.kind !== 'json') {
    return toPlain(
      merge(
        object.value,
        withoutIdentity(document),
        patch.kind === 'strategic',
      ),
    );
  }
  const operations = itemsAt(document);
  for (const operation of operations) refuseDrift(object, operation, live);
  return toPlain(operations.reduce(applyOperation, object.value));
}

/** The patch as a value. Its first line is a comment. */
export function readPatch({ yaml, target }: FindingPatch): Traced {
  const [document] = traceDocuments(readSource(`patch of ${target}`, yaml));
  if (document) return document;
  throw new InputError(`The patch of ${target} is no YAML`);
}

function refuseDrift(
  object: FoundObject,
  operation: Traced,
  live: unknown,
): void {
  const path = pathOf(operation);
  const isAdded = textAt(operation, 'op') === 'add';
  const container = isAdded ? path.slice(0, -1) : path;
  if (!valueAt(object.value, ...container)) {
    throw new InputError(
      `${object.path}: ${describeObject(object)} has no ${container.join(
        '.',
      )}, which the patch is for: the cluster has something else than Git. Nothing was changed`,
    );
  }
  for (const [at, part] of path.entries()) {
    // What is appended, or added behind the last, has nothing to be compared with.
    if (!/^\d+$/.test(part) || (isAdded && at === path.length - 1)) continue;
    const here = path.slice(0, at + 1);
    const written = valueAt(object.value, ...here);
    if (!written || !isWithin(toPlain(written), plainAt(live, here))) {
      throw new InputError(
        `${object.path}: ${describeObject(
          object,
        )} has something else at ${here.join(
          '.',
        )} than the cluster, for which the patch was made: see that the cluster has what is in Git, then run this again. Nothing was changed`,
      );
    }
  }
}

function plainAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, part) =>
      typeof found === 'object' && found !== null
        ? Reflect.get(found, part)
        : undefined,
    value,
  );
}

/** Whether everything that is written is so in the cluster, which fills in defaults. */
function isWithin(written: unknown, live: unknown): boolean {
  if (typeof written !== 'object' || written === null) return written === live;
  if (typeof live !== 'object' || live === null) return false;
  if (Array.isArray(written) && Object.keys(live).length !== written.length) {
    return false;
  }
  return Object.entries(written).every(([key, value]) =>
    isWithin(value, Reflect.get(live, key)),
  );
}
