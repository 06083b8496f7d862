// SPDX-License-Identifier: Apache-2.0
import { Expressions } from '../../core/explain/ExplainContext';
import { evaluateCel } from './evaluateCel';
import { matchesWhole } from './matchesWhole';

/** CEL and regular expressions as gateways understand them. */
export const gatewayExpressions: Expressions = {
  evaluate: evaluateCel,
  matchesWhole,
};
