// SPDX-License-Identifier: Apache-2.0
import { isJsonObject } from '../json/JsonObject';

type Step = (values: unknown[]) => unknown[];

const fieldStep =
  (field: string): Step =>
  values =>
    values.flatMap(value => {
      const child = isJsonObject(value) ? value[field] : undefined;
      return child === undefined ? [] : [child];
    });

const items = (value: unknown): unknown[] => {
  if (Array.isArray(value)) {
    return value;
  }
  return isJsonObject(value) ? Object.values(value) : [];
};

function bracketStep(content: string): Step {
  if (content === '*') {
    return values => values.flatMap(items);
  }
  const filter = /^\?\(\s*@\.([\w.]+)\s*==\s*["']([^"']*)["']\s*\)$/.exec(
    content,
  );
  if (filter) {
    const [, path, wanted] = filter;
    return values =>
      values
        .flatMap(items)
        .filter(item => String(readJsonPath(item, `.${path}`)[0]) === wanted);
  }
  const quoted = /^["'](.*)["']$/.exec(content);
  if (quoted) {
    return fieldStep(quoted[1]);
  }
  const index = Number(content);
  return values =>
    values.flatMap(value =>
      Array.isArray(value) && value.at(index) !== undefined
        ? [value.at(index)]
        : [],
    );
}

/** `.a.b[*].c`, `.a[?(@.type=="Ready")].status`, `.a[0]`: what printer columns use. */
export function readJsonPath(value: unknown, path: string): unknown[] {
  const steps: Step[] = [];
  const pattern = /\.((?:\\.|[^.[\\])+)|\[((?:\([^)]*\)|[^\]])*)\]/g;
  for (const found of path.matchAll(pattern)) {
    steps.push(
      found[1] === undefined
        ? bracketStep(found[2].trim())
        : fieldStep(found[1].replace(/\\(.)/g, '$1')),
    );
  }
  return steps.reduce((values, step) => step(values), [value]);
}
