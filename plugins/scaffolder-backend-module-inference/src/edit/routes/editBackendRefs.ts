// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { describeObject, editObjects } from '../editObjects';
import { FoundObject } from '../findObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { addItem, removeFromList } from '../yaml/editNodes';
import { itemsAt, Traced, toPlain, valueAt } from '../yaml/Traced';
import { findRoute, findRule, isPoolRef, RuleRef } from './findRoute';
import { refOf, withRefs } from './setWeights';

/** A reference to a pool as a rule has it, without what it already says by default. */
export interface NewBackendRef {
  group: string;
  kind: 'InferencePool';
  namespace?: string;
  name: string;
  weight: number;
}

/** Adds a pool to a rule, behind those that it has. */
export function addBackendRef(
  files: RepositoryFiles,
  { backendRef, ...at }: RuleRef & { backendRef: NewBackendRef },
): RepositoryFiles {
  return editObjects(files, findRoute(files, at), object => {
    const rule = findRule(object, at.rule);
    if (rule.backendRefs.some(ref => isPoolRef(ref, object, backendRef))) {
      throw new InputError(
        `${object.path}: rule ${rule.index} of ${describeObject(
          object,
        )} has the pool ${backendRef.name} already`,
      );
    }
    const list = listOf(object, valueAt(rule.value, 'backendRefs'));
    return {
      changes: [{ source: list.source, patches: [addItem(list, backendRef)] }],
      becomes: withRefs(object, rule, ref => [toPlain(ref.value)], [
        backendRef,
      ]),
    };
  });
}

/** Takes a pool out of a rule that has others. */
export function removeBackendRef(
  files: RepositoryFiles,
  { pool, ...at }: RuleRef & { pool: string },
): RepositoryFiles {
  return editObjects(files, findRoute(files, at), object => {
    const rule = findRule(object, at.rule);
    const gone = refOf(rule, pool);
    if (rule.backendRefs.length === 1) {
      throw new InputError(
        `${object.path}: ${pool} is the only backend of rule ${
          rule.index
        } of ${describeObject(object)}: take the rule away instead`,
      );
    }
    return {
      changes: [removeFromList(gone.value.at)],
      becomes: withRefs(object, rule, ref =>
        ref === gone ? [] : [toPlain(ref.value)],
      ),
    };
  });
}

/** Adds a rule before another: a more specific match is read first by people too. */
export function addRule(
  files: RepositoryFiles,
  { value, ...at }: RuleRef & { value: object },
): RepositoryFiles {
  return editObjects(files, findRoute(files, at), object => {
    const { index } = findRule(object, at.rule);
    const list = listOf(object, valueAt(object.value, 'spec', 'rules'));
    return {
      changes: [
        { source: list.source, patches: [addItem(list, value, index)] },
      ],
      becomes: withRules(object, rules => rules.toSpliced(index, 0, value)),
    };
  });
}

/** Takes a rule out of a route that has others. */
export function removeRule(
  files: RepositoryFiles,
  at: RuleRef,
): RepositoryFiles {
  return editObjects(files, findRoute(files, at), object => {
    const { index, value } = findRule(object, at.rule);
    if (itemsAt(object.value, 'spec', 'rules').length === 1) {
      throw new InputError(
        `${object.path}: rule ${index} is the only one of ${describeObject(
          object,
        )}: take the route away instead`,
      );
    }
    return {
      changes: [removeFromList(value.at)],
      becomes: withRules(object, rules => rules.toSpliced(index, 1)),
    };
  });
}

function withRules(
  object: FoundObject,
  become: (rules: unknown[]) => unknown[],
): unknown {
  const plain = Object(toPlain(object.value));
  return { ...plain, spec: { ...plain.spec, rules: become(plain.spec.rules) } };
}

function listOf(object: FoundObject, list: Traced | undefined) {
  if (list?.type === 'list') return list.at;
  throw new InputError(
    `${object.path}: ${describeObject(object)} has no list to add to`,
  );
}
