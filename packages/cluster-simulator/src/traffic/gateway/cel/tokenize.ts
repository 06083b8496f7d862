// SPDX-License-Identifier: Apache-2.0
import { CelError } from './CelError';

export interface Token {
  kind: 'name' | 'number' | 'string' | 'mark';
  text: string;
}

const TOKEN =
  /\s*(?:([A-Za-z_]\w*)|(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(&&|\|\||[=!<>]=|[-+*/%<>!?:.,()[\]{}]))/y;

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (source.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw new CelError(`Unexpected text at ${at}: ${source}`);
    at = TOKEN.lastIndex;
    const [, name, number, string, mark] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined)
      tokens.push({ kind: 'number', text: number });
    else if (string !== undefined) {
      tokens.push({ kind: 'string', text: unquote(string) });
    } else tokens.push({ kind: 'mark', text: mark });
  }
  return tokens;
}

function unquote(literal: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return literal
    .slice(1, -1)
    .replace(/\\(.)/g, (_, one: string) => escapes[one] ?? one);
}
