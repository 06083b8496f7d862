// SPDX-License-Identifier: Apache-2.0
import { badRequest } from '../failure/failures';

type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

const OPERATORS = ['==', '=', '!=', '>', '<', 'in', 'notin', 'gt', 'lt'];
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const PREFIX =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$/;

const KEY_HINT =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE_HINT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** `a=b,c in (d,e),!f`: tokens of words, operators and punctuation. */
function tokensOf(selector: string): string[] {
  return selector.match(/==|!=|[=!<>(),]|[^\s=!<>(),]+/g) ?? [];
}

/** Reads requirements off the tokens, as the API server's own parser does. */
class SelectorParser {
  #position = 0;

  constructor(private readonly tokens: string[]) {}

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    while (this.#position < this.tokens.length) {
      requirements.push(this.#requirement());
      const separator = this.#next();
      if (separator !== undefined && separator !== ',') {
        throw unparsable(
          `found '${separator}', expected: ',' or 'end of string'`,
        );
      }
    }
    return requirements;
  }

  #next(): string | undefined {
    return this.tokens[this.#position++];
  }

  #peek(): string | undefined {
    return this.tokens[this.#position];
  }

  #requirement(): Requirement {
    const first = this.#next() ?? '';
    if (first === '!') {
      const key = checkedKey(this.#next() ?? '');
      return labels => !(key in labels);
    }
    const key = checkedKey(first);
    const following = this.#peek();
    if (following === undefined || following === ',') {
      return labels => key in labels;
    }
    const operator = this.#next() ?? '';
    if (!OPERATORS.includes(operator)) {
      throw badRequest(
        `unable to parse requirement: found '${operator}', expected: in, notin, =, ==, !=, gt, lt`,
      );
    }
    return this.#comparison(key, operator);
  }

  #comparison(key: string, operator: string): Requirement {
    if (operator === 'in' || operator === 'notin') {
      const values = this.#set();
      return operator === 'in'
        ? labels => key in labels && values.includes(labels[key])
        : labels => !(key in labels && values.includes(labels[key]));
    }
    const value = [',', undefined].includes(this.#peek())
      ? ''
      : checkedValue(this.#next() ?? '');
    switch (operator) {
      case '!=':
        return labels => labels[key] !== value;
      case '>':
      case 'gt':
        return labels => key in labels && Number(labels[key]) > Number(value);
      case '<':
      case 'lt':
        return labels => key in labels && Number(labels[key]) < Number(value);
      default:
        return labels => labels[key] === value;
    }
  }

  #set(): string[] {
    const open = this.#next();
    if (open !== '(') {
      throw unparsable(`found '${open ?? ''}', expected: '('`);
    }
    const values: string[] = [];
    for (let token = this.#next(); token !== ')'; token = this.#next()) {
      if (token === undefined) {
        throw unparsable("found '', expected: ',', or ')'");
      }
      if (token !== ',') {
        values.push(checkedValue(token));
      }
    }
    return values;
  }
}

function unparsable(why: string) {
  return badRequest(`unable to parse requirement: ${why}`);
}

function checkedKey(key: string): string {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const prefixOk = slash < 0 || PREFIX.test(key.slice(0, slash));
  if (!prefixOk || !NAME.test(name)) {
    throw unparsable(`<nil>: Invalid value: "${key}": ${KEY_HINT}`);
  }
  return key;
}

function checkedValue(value: string): string {
  if (!VALUE.test(value)) {
    throw unparsable(`values[0][]: Invalid value: "${value}": ${VALUE_HINT}`);
  }
  return value;
}

/** The `labelSelector` of a request, as a test on labels. */
export function parseLabelSelector(
  selector: string | null,
): ((labels: Labels | undefined) => boolean) | undefined {
  if (!selector) {
    return undefined;
  }
  const requirements = new SelectorParser(tokensOf(selector)).parse();
  return (labels = {}) => requirements.every(holds => holds(labels));
}
