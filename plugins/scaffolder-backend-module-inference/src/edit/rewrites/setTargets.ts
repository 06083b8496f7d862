// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { describeObject, editObjects, SourceChange } from '../editObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import {
  addField,
  addItem,
  removeFromList,
  setScalar,
} from '../yaml/editNodes';
import { toPlain, Traced, valueAt } from '../yaml/Traced';
import {
  findRewrite,
  FoundTargets,
  RewriteRef,
  Target,
  targetsOf,
  weightOf,
} from './findRewrite';

/** The largest that the API takes; the least is 1. */
const LARGEST = 1_000_000;

export interface TargetChange extends RewriteRef {
  /** Position of the rule. */
  rule: number;
  /** The version that was there first stands first. */
  stable: { name: string; weight: number };
  canary: { name: string; weight: number };
}

/**
 * Sets weights of two targets of a rewrite's rule where they are written. A weight
 * of 0 is none that the API takes: the target is taken out then, and put back in
 * where it gets one again. Only that changes.
 *
 * @throws InputError where nothing would be left, or the rule is not there
 */
export function setTargets(
  files: RepositoryFiles,
  change: TargetChange,
): RepositoryFiles {
  const { stable, canary } = change;
  const wanted = new Map(
    [stable, canary].map(({ name, weight }) => [name, weight]),
  );
  refuseWeights(wanted);
  return editObjects(files, findRewrite(files, change), object => {
    const rule = targetsOf(object)[change.rule];
    if (!rule) {
      throw new InputError(
        `${object.path}: ${describeObject(object)} has no rule ${change.rule}`,
      );
    }
    const list = valueAt(rule.value, 'targets');
    const targets = becomes(rule, change);
    if (list?.type !== 'list' || targets.length === 0) {
      throw new InputError(
        `${object.path}: rule ${change.rule} of ${describeObject(
          object,
        )} would have no target, and every request would fail: take the rewrite away instead`,
      );
    }
    return {
      changes: changesOf(rule, list, { ...change, wanted }),
      becomes: withTargets(toPlain(object.value), change.rule, targets),
    };
  });
}

function has({ targets }: FoundTargets, name: string): boolean {
  return targets.some(target => target.name === name);
}

/** As the rule reads afterwards. */
function becomes(rule: FoundTargets, { stable, canary }: TargetChange) {
  const fresh = ({ name, weight }: TargetChange['stable']) =>
    has(rule, name) || weight === 0 ? [] : [{ modelRewrite: name, weight }];
  return [
    ...fresh(stable),
    ...rule.targets.flatMap(target => {
      const weight = weightAfter(target, { stable, canary });
      return weight === 0 ? [] : [{ ...Object(toPlain(target.value)), weight }];
    }),
    ...fresh(canary),
  ];
}

/** Where one target has a weight, all have to have one. */
function weightAfter(
  target: Target,
  { stable, canary }: Pick<TargetChange, 'stable' | 'canary'>,
): number {
  return (
    [stable, canary].find(({ name }) => name === target.name)?.weight ??
    weightOf(target)
  );
}

function changesOf(
  rule: FoundTargets,
  list: Traced,
  {
    stable,
    canary,
    wanted,
  }: TargetChange & { wanted: ReadonlyMap<string, number> },
): SourceChange[] {
  const added = (
    { name, weight }: TargetChange['stable'],
    index?: number,
  ): SourceChange[] =>
    has(rule, name) || weight === 0
      ? []
      : [
          {
            source: list.at.source,
            patches: [addItem(list.at, { modelRewrite: name, weight }, index)],
          },
        ];
  const kept = rule.targets.flatMap((target): SourceChange[] => {
    const weight = weightAfter(target, { stable, canary });
    if (wanted.get(target.name) === 0) return [removeFromList(target.value.at)];
    const written = valueAt(target.value, 'weight');
    if (!written) {
      return [
        {
          source: target.value.at.source,
          patches: [addField(target.value.at, 'weight', weight)],
        },
      ];
    }
    return target.weight === weight
      ? []
      : [
          {
            source: written.at.source,
            patches: [setScalar(written.at, weight)],
          },
        ];
  });
  return [...added(stable, 0), ...kept, ...added(canary)];
}

function withTargets(object: unknown, rule: number, targets: unknown[]) {
  const plain = Object(object);
  return {
    ...plain,
    spec: {
      ...plain.spec,
      rules: plain.spec.rules.map((each: object, index: number) =>
        index === rule ? { ...each, targets } : each,
      ),
    },
  };
}

function refuseWeights(weights: ReadonlyMap<string, number>): void {
  for (const [name, weight] of weights) {
    if (!Number.isInteger(weight) || weight < 0 || weight > LARGEST) {
      throw new InputError(
        `weights.${name}: is ${weight}: weights are whole numbers from 0 to ${LARGEST}`,
      );
    }
  }
}
