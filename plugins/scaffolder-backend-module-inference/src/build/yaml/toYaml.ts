// SPDX-License-Identifier: Apache-2.0
import { Document, Scalar, visit } from 'yaml';

/** An object of Kubernetes, or of a tool that writes like one. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata?: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
}

/**
 * YAML that readers of YAML 1.1 and 1.2 agree on: `on`, `no`, `1e3`, `0o17` are
 * quoted. Keys keep their order, so the same objects always make the same text.
 */
export function toYaml(
  documents: ReadonlyArray<object>,
  comment?: string,
): string {
  const texts = documents.map(value => {
    const document = new Document(dropUndefined(value), {
      version: '1.2',
      compat: 'yaml-1.1',
      aliasDuplicateObjects: false,
    });
    visit(document, { Scalar: (_, scalar) => quoteValueTag(scalar) });
    return document.toString({ lineWidth: 0 });
  });
  const head = comment ? `${comment.replace(/^(?=.)/gm, '# ')}\n` : '';
  return `${head}${texts.join('---\n')}`;
}

/** A lone `=` is a tag of its own in YAML 1.1, which `compat` overlooks. */
function quoteValueTag(scalar: Scalar): void {
  if (scalar.value === '=') {
    scalar.type = Scalar.QUOTE_DOUBLE;
  }
}

/** Left out is not the same as null, in YAML as in Kubernetes. */
function dropUndefined(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(dropUndefined);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(([key, field]) => [key, dropUndefined(field)]),
    );
  }
  return value;
}
