// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { describeObject, editObjects } from '../editObjects';
import { FoundObject } from '../findObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { addField, setScalar } from '../yaml/editNodes';
import { toPlain, valueAt } from '../yaml/Traced';
import {
  BackendRef,
  findRoute,
  findRule,
  FoundRule,
  isPoolRef,
  RuleRef,
  weightOf,
} from './findRoute';

/** The largest that Gateway API takes. */
const LARGEST = 1_000_000;

export interface WeightChange extends RuleRef {
  /** New weights by the pool's name; pools that are not named keep theirs. */
  weights: Readonly<Record<string, number>>;
}

/**
 * Sets weights of a rule's pools where they are written: in an overlay's patch
 * where that has them, otherwise in the route itself. Only the numbers change; a
 * ref without a weight gets one.
 *
 * @throws InputError where the rule or a pool is not there, where no request
 * would be left, or where the number is shared with what should stay
 */
export function setWeights(
  files: RepositoryFiles,
  change: WeightChange,
): RepositoryFiles {
  const { weights } = change;
  refuseWeights(weights);
  return editObjects(files, findRoute(files, change), object => {
    const rule = findRule(object, change.rule);
    refuseProvider(object, rule);
    const refs = Object.entries(weights).map(
      ([name, weight]) => [refOf(rule, name), weight] as const,
    );
    const total = rule.backendRefs
      .map(ref => refs.find(([each]) => each === ref)?.[1] ?? weightOf(ref))
      .reduce((sum, weight) => sum + weight, 0);
    if (total === 0) {
      throw new InputError(
        `${object.path}: every weight of rule ${rule.index} of ${describeObject(
          object,
        )} would be 0, and every request would fail with 500: take the rule away instead`,
      );
    }
    return {
      changes: refs
        .filter(([ref, weight]) => ref.weight !== weight)
        .map(([{ value }, weight]) => {
          const written = valueAt(value, 'weight');
          return written
            ? {
                source: written.at.source,
                patches: [setScalar(written.at, weight)],
              }
            : {
                source: value.at.source,
                patches: [addField(value.at, 'weight', weight)],
              };
        }),
      becomes: withRefs(object, rule, ref => {
        const found = refs.find(([each]) => each === ref);
        return [
          found
            ? { ...Object(toPlain(ref.value)), weight: found[1] }
            : toPlain(ref.value),
        ];
      }),
    };
  });
}

/** The object with other backendRefs in one rule, as plain values. */
export function withRefs(
  object: FoundObject,
  rule: FoundRule,
  become: (ref: BackendRef) => unknown[],
  more: unknown[] = [],
): unknown {
  const plain = Object(toPlain(object.value));
  return {
    ...plain,
    spec: {
      ...plain.spec,
      rules: plain.spec.rules.map((each: object, index: number) =>
        index === rule.index
          ? {
              ...each,
              backendRefs: [...rule.backendRefs.flatMap(become), ...more],
            }
          : each,
      ),
    },
  };
}

export function refOf(rule: FoundRule, name: string): BackendRef {
  const { object, index, backendRefs } = rule;
  const found = backendRefs.filter(ref => isPoolRef(ref, object, { name }));
  if (found.length === 1) return found[0];
  throw new InputError(
    `${object.path}: rule ${index} of ${describeObject(object)} ${
      found.length === 0
        ? `sends nothing to a pool ${name}: its backends are ${
            backendRefs.map(ref => ref.name).join(', ') || 'none'
          }`
        : `names the pool ${name} ${found.length} times`
    }`,
  );
}

/** https://github.com/envoyproxy/ai-gateway/pull/2657 */
function refuseProvider(object: FoundObject, { backendRefs }: FoundRule): void {
  const pools = backendRefs.filter(({ kind }) => kind === 'InferencePool');
  if (object.kind === 'AIGatewayRoute' && pools.length > 0) {
    throw new InputError(
      `${object.path}: ${describeObject(
        object,
      )} is Envoy AI Gateway's, which takes one pool per rule and no weight for it`,
    );
  }
}

function refuseWeights(weights: WeightChange['weights']): void {
  for (const [name, weight] of Object.entries(weights)) {
    if (!Number.isInteger(weight) || weight < 0 || weight > LARGEST) {
      throw new InputError(
        `weights.${name}: is ${weight}: weights are whole numbers from 0 to ${LARGEST}`,
      );
    }
  }
}
