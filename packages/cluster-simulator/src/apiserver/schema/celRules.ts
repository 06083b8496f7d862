// SPDX-License-Identifier: Apache-2.0
import { Environment } from '@marcbachmann/cel-js';
import { isJsonObject } from '../json/JsonObject';
import { parseQuantity } from './parseQuantity';

class Quantity {
  constructor(readonly value: number) {}
}

const environment = new Environment({ unlistedVariablesAreDyn: true })
  .registerVariable('self', 'dyn')
  .registerVariable('oldSelf', 'dyn')
  .registerType('Quantity', Quantity)
  .registerFunction(
    'hasField(dyn, string): bool',
    (value: unknown, field: string) =>
      isJsonObject(value) && value[field] !== undefined,
  )
  // CEL has it as a function too; the library as a method only.
  .registerFunction(
    'matches(dyn, string): bool',
    (value: unknown, pattern: string) =>
      typeof value === 'string' && new RegExp(pattern).test(value),
  )
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

/**
 * The library's `has` knows paths of names only, and Gateway API's rules ask for
 * `has(self.matches[0].path)`.
 */
function withoutIndexedHas(expression: string): string {
  return expression.replace(
    /has\(([^()]*\[\d+\])\.(\w+)\)/g,
    'hasField($1, "$2")',
  );
}

type Evaluate = (variables: Record<string, unknown>) => unknown;

const parsed = new Map<string, Evaluate>();

/** Evaluates one of a schema's rules; throws where it can't be. */
export function evaluateCel(
  expression: string,
  variables: { self: unknown; oldSelf?: unknown },
): unknown {
  let evaluate = parsed.get(expression);
  if (!evaluate) {
    evaluate = environment.parse(withoutIndexedHas(expression));
    parsed.set(expression, evaluate);
  }
  return evaluate(variables);
}
