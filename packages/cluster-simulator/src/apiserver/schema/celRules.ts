// SPDX-License-Identifier: Apache-2.0
import { Environment } from '@marcbachmann/cel-js';
import { parseQuantity } from './parseQuantity';

class Quantity {
  constructor(readonly value: number) {}
}

const environment = new Environment({ unlistedVariablesAreDyn: true })
  .registerVariable('self', 'dyn')
  .registerVariable('oldSelf', 'dyn')
  .registerType('Quantity', Quantity)
  .registerFunction(
    'quantity(string): Quantity',
    (text: string) => new Quantity(parseQuantity(text)),
  )
  .registerFunction(
    'Quantity.isLessThan(Quantity): bool',
    (left: Quantity, right: Quantity) => left.value < right.value,
  )
  .registerFunction(
    'Quantity.isGreaterThan(Quantity): bool',
    (left: Quantity, right: Quantity) => left.value > right.value,
  );

type Evaluate = (variables: Record<string, unknown>) => unknown;

const parsed = new Map<string, Evaluate>();

/** Evaluates one of a schema's rules; throws where it can't be. */
export function evaluateCel(
  expression: string,
  variables: { self: unknown; oldSelf?: unknown },
): unknown {
  let evaluate = parsed.get(expression);
  if (!evaluate) {
    evaluate = environment.parse(expression);
    parsed.set(expression, evaluate);
  }
  return evaluate(variables);
}
