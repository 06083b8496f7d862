// SPDX-License-Identifier: Apache-2.0
import { FUNCTIONS, lookUp, RELATIONS, text, truth } from './celFunctions';
import { CelError, fail } from './CelError';
import { Token, tokenize } from './tokenize';

export type CelScope = Readonly<Record<string, unknown>>;
export type CelProgram = (scope: CelScope) => unknown;

/**
 * The part of CEL that gateway policies use to read a request: literals of
 * strings, numbers, lists and maps, fields and indexes, `?:`, `&&`, `||`, `!`,
 * `==`, `!=`, `in`, `+` on strings, `has()`, `default()` and the functions above.
 */
class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly source: string,
  ) {}

  parse(): CelProgram {
    const program = this.ternary();
    return this.at === this.tokens.length ? program : this.unexpected();
  }

  private unexpected(): never {
    const token = this.tokens[this.at]?.text ?? 'the end';
    return fail(`Unexpected ${token} in ${this.source}`);
  }

  private accept(...marks: string[]): string | undefined {
    const token = this.tokens[this.at];
    const known =
      token && token.kind !== 'string' && marks.includes(token.text);
    if (!known) return undefined;
    this.at += 1;
    return token.text;
  }

  private expect(mark: string): void {
    if (!this.accept(mark)) this.unexpected();
  }

  private ternary(): CelProgram {
    const condition = this.or();
    if (!this.accept('?')) return condition;
    const yes = this.ternary();
    this.expect(':');
    const no = this.ternary();
    return scope => (truth(condition(scope)) ? yes(scope) : no(scope));
  }

  private or(): CelProgram {
    let left = this.and();
    while (this.accept('||')) {
      const [a, b] = [left, this.and()];
      left = scope => truth(a(scope)) || truth(b(scope));
    }
    return left;
  }

  private and(): CelProgram {
    let left = this.relation();
    while (this.accept('&&')) {
      const [a, b] = [left, this.relation()];
      left = scope => truth(a(scope)) && truth(b(scope));
    }
    return left;
  }

  private relation(): CelProgram {
    const left = this.sum();
    const mark = this.accept('==', '!=', 'in');
    if (!mark) return left;
    const right = this.sum();
    return scope => RELATIONS[mark](left(scope), right(scope));
  }

  private sum(): CelProgram {
    let left = this.unary();
    while (this.accept('+')) {
      const [a, b] = [left, this.unary()];
      left = scope => text(a(scope)) + text(b(scope));
    }
    return left;
  }

  private unary(): CelProgram {
    if (!this.accept('!')) return this.member();
    const value = this.unary();
    return scope => !truth(value(scope));
  }

  private member(): CelProgram {
    let target = this.primary();
    for (;;) {
      const from = target;
      if (this.accept('.')) {
        const name = this.name();
        target = this.accept('(')
          ? this.call(name, [from, ...this.list(')')])
          : scope => lookUp(from(scope), name);
      } else if (this.accept('[')) {
        const key = this.ternary();
        this.expect(']');
        target = scope => lookUp(from(scope), key(scope));
      } else return target;
    }
  }

  private name(): string {
    const token = this.tokens[this.at];
    if (token?.kind !== 'name') return this.unexpected();
    this.at += 1;
    return token.text;
  }

  private call(name: string, args: CelProgram[]): CelProgram {
    const [first, second] = args;
    // These two look at whether their argument can be had at all.
    if (name === 'has' || name === 'default') {
      return scope => {
        try {
          const value = first(scope);
          return name === 'has' ? true : value;
        } catch (error) {
          if (!(error instanceof CelError)) throw error;
          return name === 'has' ? false : second(scope);
        }
      };
    }
    if (!Object.hasOwn(FUNCTIONS, name)) {
      return fail(`undeclared reference to '${name}'`);
    }
    const run = FUNCTIONS[name];
    return scope => run(...args.map(arg => arg(scope)));
  }

  private list(end: string): CelProgram[] {
    const items: CelProgram[] = [];
    while (!this.accept(end)) {
      if (items.length > 0) this.expect(',');
      items.push(this.ternary());
    }
    return items;
  }

  private map(): CelProgram {
    const entries: Array<[CelProgram, CelProgram]> = [];
    while (!this.accept('}')) {
      if (entries.length > 0) this.expect(',');
      // A comma after the last entry is allowed.
      if (this.accept('}')) break;
      const key = this.ternary();
      this.expect(':');
      entries.push([key, this.ternary()]);
    }
    return scope =>
      new Map(entries.map(([key, value]) => [key(scope), value(scope)]));
  }

  private primary(): CelProgram {
    if (this.accept('(')) {
      const inner = this.ternary();
      this.expect(')');
      return inner;
    }
    if (this.accept('{')) return this.map();
    if (this.accept('[')) {
      const items = this.list(']');
      return scope => items.map(item => item(scope));
    }
    const token = this.tokens[this.at];
    if (!token || token.kind === 'mark') return this.unexpected();
    this.at += 1;
    if (token.kind === 'string') return () => token.text;
    if (token.kind === 'number') return () => Number(token.text);
    if (this.accept('(')) return this.call(token.text, this.list(')'));
    const literals: Record<string, unknown> = {
      true: true,
      false: false,
      null: null,
    };
    if (Object.hasOwn(literals, token.text)) return () => literals[token.text];
    return scope => lookUp(scope, token.text);
  }
}

/** Throws a CelError on what it doesn't know; the program throws one where a request lacks something. */
export function compileCel(source: string): CelProgram {
  return new Parser(tokenize(source), source).parse();
}
