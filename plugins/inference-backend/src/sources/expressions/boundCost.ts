// SPDX-License-Identifier: Apache-2.0
import { ASTNode } from '@marcbachmann/cel-js';

/** What evaluating an expression takes at most. */
export interface Cost {
  steps: number;
  /** Of the result: characters and elements together. */
  size: number;
}

type Scope = ReadonlyMap<string, number>;

const COMPREHENSIONS = new Set([
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
]);
/** Their result may be as large as their arguments multiplied. */
const MULTIPLYING = new Set(['replace', 'join', 'format', 'regexReplace']);

/**
 * An upper bound of what an expression costs on inputs of a size, from its
 * syntax alone: CEL always ends, but nested comprehensions and bindings that
 * double a text may take longer than anyone waits.
 */
export function boundCost(
  node: ASTNode,
  inputSize: number,
  scope: Scope = new Map(),
): Cost {
  const bound = (child: ASTNode, inner: Scope = scope) =>
    boundCost(child, inputSize, inner);
  switch (node.op) {
    case 'value':
      return {
        steps: 1,
        size: typeof node.args === 'string' ? node.args.length + 1 : 1,
      };
    case 'id':
      return { steps: 1, size: scope.get(node.args) ?? inputSize };
    case '.':
    case '.?':
      return add([bound(node.args[0])]);
    case 'call':
      return boundCall(
        node.args[0],
        node.args[1].map(arg => bound(arg)),
      );
    case 'rcall':
      return boundMethod(node.args, bound, scope);
    case 'list':
      return add(node.args.map(arg => bound(arg)));
    case 'map':
      return add(node.args.flat().map(arg => bound(arg)));
    case '!_':
    case '-_':
      return add([bound(node.args)]);
    default:
      return add(node.args.map(arg => bound(arg)));
  }
}

function boundMethod(
  [name, receiver, args]: [string, ASTNode, ASTNode[]],
  bound: (child: ASTNode, inner?: Scope) => Cost,
  scope: Scope,
): Cost {
  const [variable, ...rest] = args;
  if (COMPREHENSIONS.has(name) && variable?.op === 'id') {
    const range = bound(receiver);
    const inner = new Map(scope).set(variable.args, range.size);
    const body = add(rest.map(arg => bound(arg, inner)));
    return {
      steps: range.steps + (range.size + 1) * body.steps,
      size: (range.size + 1) * (body.size + 1),
    };
  }
  if (name === 'bind' && variable?.op === 'id' && rest.length === 2) {
    const value = bound(rest[0]);
    const inner = new Map(scope).set(variable.args, value.size);
    return add([{ ...value, size: 0 }, bound(rest[1], inner)]);
  }
  return boundCall(
    name,
    [receiver, ...args].map(arg => bound(arg)),
  );
}

function boundCall(name: string, args: Cost[]): Cost {
  const sum = add(args);
  const product = args.reduce((total, { size }) => total * (size + 1), 1);
  const size = MULTIPLYING.has(name) ? product : sum.size;
  return {
    // A function may look at all it is given; a pattern at all for each of its parts.
    steps: sum.steps + (name === 'matches' ? product : size),
    size,
  };
}

function add(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (total, { steps, size }) => ({
      steps: total.steps + steps,
      size: total.size + size,
    }),
    { steps: 1, size: 1 },
  );
}
