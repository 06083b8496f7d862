// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { describeObject } from '../editObjects';
import { RepositoryFiles } from '../RepositoryFiles';
import { findRoute, findRule, RuleRef, weightOf } from './findRoute';
import { refOf, setWeights } from './setWeights';

export interface Shift extends RuleRef {
  /** Pool that gives. */
  from: string;
  /** Pool that takes. */
  to: string;
  /** What `to` shall have of what both have together, 0 to 1. */
  share: number;
}

/**
 * Moves weight between two pools of a rule. Their sum stays, so that a third pool
 * keeps its share; a share that can't be written with that sum is refused.
 */
export function shiftWeights(
  files: RepositoryFiles,
  shift: Shift,
): RepositoryFiles {
  const { from, to, share } = shift;
  return findRoute(files, shift).reduce((result, object) => {
    const rule = findRule(object, shift.rule);
    const sum = weightOf(refOf(rule, from)) + weightOf(refOf(rule, to));
    const taken = Number((sum * share).toFixed(6));
    if (!(share >= 0 && share <= 1) || !Number.isInteger(taken)) {
      throw new InputError(
        `${object.path}: rule ${rule.index} of ${describeObject(
          object,
        )} has weights of ${sum} together, of which a share of ${share} is no whole number: set weights that sum to 100 first`,
      );
    }
    return setWeights(result, {
      ...shift,
      overlay: shift.overlay ?? object.overlay,
      weights: { [from]: sum - taken, [to]: taken },
    });
  }, files);
}
