// SPDX-License-Identifier: Apache-2.0
import { ASTNode, Environment } from '@marcbachmann/cel-js';
import { compilePattern } from './matchesWhole';

/** The part of the library's macro protocol that is used here. */
interface MacroCall {
  args: [ASTNode, ...ASTNode[]];
}
interface Checker {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

/** The gateway's own functions beside CEL's, as far as policies use them to route. */
export const celEnvironment = new Environment({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: false,
  limits: {
    maxAstNodes: 20_000,
    maxDepth: 64,
    maxListElements: 4000,
    maxMapEntries: 4000,
    maxCallArguments: 16,
  },
})
  .registerVariable('request', 'map')
  .registerFunction('json(dyn): dyn', parseJson)
  .registerFunction('isSet(ast): bool', ({ args }: MacroCall) => ({
    typeCheck: (checker: Checker, _: unknown, context: unknown) => {
      checker.check(args[0], context);
      return checker.getType('bool');
    },
    evaluate: (evaluator: Evaluator, _: unknown, context: unknown) =>
      isSet(args[0], evaluator, context),
  }))
  .registerFunction('default(ast, ast): dyn', ({ args }: MacroCall) => ({
    typeCheck: (checker: Checker, _: unknown, context: unknown) => {
      args.forEach(arg => checker.check(arg, context));
      return checker.getType('dyn');
    },
    evaluate: (evaluator: Evaluator, _: unknown, context: unknown) => {
      try {
        return evaluator.run(args[0], context);
      } catch {
        return evaluator.run(args[1], context);
      }
    },
  }))
  .registerFunction('string.takes(string): bool', takes)
  .registerFunction('takes(string, string): bool', takes);

/**
 * The library's `has` takes paths of names only, and its `matches` JavaScript's
 * patterns: both are replaced where they stand outside of literals.
 */
export function withOwnMacros(expression: string): string {
  return expression.replace(
    /("""[^]*?"""|'''[^]*?'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\b(has|matches)(?=\s*\()/g,
    (match, literal: string | undefined, name: string | undefined) => {
      if (literal !== undefined || name === undefined) {
        return match;
      }
      return name === 'has' ? 'isSet' : 'takes';
    },
  );
}

/** What stands before the field must be there; only the field itself may be missing. */
function isSet(node: ASTNode, evaluator: Evaluator, context: unknown): boolean {
  if (node.op !== '.' && node.op !== '[]') {
    throw new Error('has() asks for a field');
  }
  evaluator.run(node.args[0], context);
  try {
    evaluator.run(node, context);
    return true;
  } catch {
    return false;
  }
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') {
    throw new Error('json() asks for a text');
  }
  try {
    return JSON.parse(value);
  } catch {
    throw new Error('the text is no JSON');
  }
}

function takes(text: string, pattern: string): boolean {
  const compiled = compilePattern(pattern);
  if (!compiled) {
    throw new Error(`the pattern ${pattern.slice(0, 64)} can't be read`);
  }
  return compiled.matcher(text).find();
}
