// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import {
  alreadyExists,
  objectNotFound,
  staleObject,
} from '../failure/failures';
import { convertEvent } from '../answer/convertEvent';
import { ResourceType } from '../resources/ResourceType';
import { ResourceRegistry } from '../resources/createResourceRegistry';
import { Admission, FieldValidation } from './createAdmission';
import { applyConfiguration } from './managedFields/applyConfiguration';
import { Manager } from './managedFields/ManagedFields';
import { recordUpdate } from './managedFields/recordUpdate';

export interface WriteContext {
  type: ResourceType;
  /** `status` or nothing: which part of the object is written. */
  subresource?: string;
  dryRun: boolean;
  fieldValidation: FieldValidation;
  manager: Manager;
}

export interface Written {
  object: KubernetesObject;
  created: boolean;
  warnings: string[];
}

/** Writes objects as the API server does: admitted, validated, owned. */
export interface ObjectWriter {
  create(object: KubernetesObject, context: WriteContext): Written;
  update(
    previous: KubernetesObject,
    object: KubernetesObject,
    context: WriteContext,
  ): Written;
  apply(
    live: KubernetesObject | undefined,
    applied: KubernetesObject,
    options: WriteContext & { force: boolean },
  ): Written;
}

const subjectOf = (type: ResourceType, object: KubernetesObject) => ({
  group: type.group,
  resource: type.resource,
  name: object.metadata.name,
});

/** Only the named part of `next`, the rest as it was. */
function onlyPart(
  previous: KubernetesObject,
  next: KubernetesObject,
  { type, subresource }: WriteContext,
): KubernetesObject {
  const { status, ...rest } = next;
  const { status: oldStatus, ...oldRest } = previous;
  if (subresource === 'status') {
    return { ...oldRest, ...(status === undefined ? {} : { status }) };
  }
  return type.subresources.includes('status')
    ? { ...rest, ...(oldStatus === undefined ? {} : { status: oldStatus }) }
    : next;
}

export function createObjectWriter(options: {
  cluster: Cluster;
  registry: ResourceRegistry;
  admission: Admission;
}): ObjectWriter {
  const { cluster, admission } = options;
  const { store, clock } = cluster;
  const time = () =>
    new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');

  function requireNamespace({ metadata }: KubernetesObject) {
    const { namespace } = metadata;
    const namespaces = { group: '', resource: 'namespaces' };
    if (
      namespace !== undefined &&
      !store.get(namespaces, undefined, namespace)
    ) {
      throw objectNotFound({ ...namespaces, name: namespace });
    }
  }

  function stored(object: KubernetesObject, type: ResourceType) {
    return type.storage.group === type.group
      ? object
      : convertEvent(object, { ...type, group: type.storage.group });
  }

  function save(
    object: KubernetesObject,
    { type, dryRun }: WriteContext,
  ): KubernetesObject {
    const kept = stored(object, type);
    return dryRun
      ? store.preview(type.storage, kept)
      : store.write(type.storage, kept);
  }

  function create(object: KubernetesObject, context: WriteContext): Written {
    const { type } = context;
    const named = withName(object, prefix => store.generateName(prefix));
    const pruned = admission.prune(type, named, context.fieldValidation);
    const { status: _, ...withoutStatus } = pruned.object;
    const { generation, uid, creationTimestamp, ...metadata } =
      pruned.object.metadata;
    const fresh = type.subresources.includes('status')
      ? { ...withoutStatus, metadata }
      : { ...pruned.object, metadata };
    const next = admission.defaulted(fresh);
    admission.validate(type, next, undefined);
    requireNamespace(next);
    const { namespace, name } = next.metadata;
    if (store.get(type.storage, namespace, name)) {
      throw alreadyExists(subjectOf(type, next));
    }
    const owned =
      context.manager.operation === 'Apply'
        ? next
        : recordUpdate({
            previous: undefined,
            next,
            shape: admission.shapeOf(type),
            manager: context.manager,
            time: time(),
          });
    return {
      object: save(owned, context),
      created: true,
      warnings: pruned.warnings,
    };
  }

  function finish(
    previous: KubernetesObject,
    next: KubernetesObject,
    context: WriteContext,
  ): KubernetesObject {
    const object = save(next, context);
    const { finalizers, deletionTimestamp, namespace, name } = object.metadata;
    const pending = Array.isArray(finalizers) && finalizers.length > 0;
    // What held the deletion up is gone.
    if (deletionTimestamp && !pending && !context.dryRun) {
      store.delete(context.type.storage, namespace, name);
    }
    return previous === object ? previous : object;
  }

  function checkVersion(
    previous: KubernetesObject,
    object: KubernetesObject,
    type: ResourceType,
  ) {
    const asked = object.metadata.resourceVersion;
    const { uid } = object.metadata;
    if (
      (asked && asked !== previous.metadata.resourceVersion) ||
      (uid && uid !== previous.metadata.uid)
    ) {
      throw staleObject(subjectOf(type, object));
    }
  }

  return {
    create,
    update(previous, object, context) {
      const { type } = context;
      checkVersion(previous, object, type);
      const pruned = admission.prune(type, object, context.fieldValidation);
      const part = onlyPart(previous, pruned.object, context);
      const { deletionTimestamp } = previous.metadata;
      const next = admission.defaulted({
        ...part,
        metadata: {
          ...part.metadata,
          ...(deletionTimestamp ? { deletionTimestamp } : {}),
        },
      });
      admission.validate(type, next, previous);
      const owned = recordUpdate({
        previous,
        next,
        shape: admission.shapeOf(type),
        manager: context.manager,
        time: time(),
      });
      return {
        object: finish(previous, owned, context),
        created: false,
        warnings: pruned.warnings,
      };
    },
    apply(live, applied, context) {
      const { type } = context;
      const pruned = admission.prune(type, applied, context.fieldValidation);
      const merged = applyConfiguration({
        live,
        applied: live ? onlyOwn(pruned.object, context) : pruned.object,
        shape: admission.shapeOf(type),
        manager: context.manager,
        force: context.force,
        time: time(),
      });
      if (!live) {
        return { ...create(merged, context), warnings: pruned.warnings };
      }
      checkVersion(live, applied, type);
      const next = admission.defaulted(onlyPart(live, merged, context));
      const withOwners = {
        ...next,
        metadata: { ...next.metadata, ...ownersOf(merged) },
      };
      admission.validate(type, withOwners, live);
      return {
        object: finish(live, withOwners, context),
        created: false,
        warnings: pruned.warnings,
      };
    },
  };
}

/** The part of an applied configuration that the subresource may own. */
function onlyOwn(
  applied: KubernetesObject,
  { type, subresource }: WriteContext,
): KubernetesObject {
  const { apiVersion, kind, metadata, status, ...rest } = applied;
  if (subresource === 'status') {
    const { name, namespace } = metadata;
    return {
      apiVersion,
      kind,
      metadata: { name, namespace },
      ...(status === undefined ? {} : { status }),
    };
  }
  return type.subresources.includes('status')
    ? { apiVersion, kind, metadata, ...rest }
    : applied;
}

function ownersOf({ metadata }: KubernetesObject) {
  const { managedFields } = metadata;
  return managedFields ? { managedFields } : {};
}

function withName(
  object: KubernetesObject,
  generate: (prefix: string) => string,
): KubernetesObject {
  const { name, generateName } = object.metadata;
  return name === '' && typeof generateName === 'string' && generateName !== ''
    ? {
        ...object,
        metadata: { ...object.metadata, name: generate(generateName) },
      }
    : object;
}
