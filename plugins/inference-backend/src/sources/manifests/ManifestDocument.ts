// SPDX-License-Identifier: Apache-2.0
import { isNode, LineCounter, parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** Documents whose kind kustomize, Helm or Backstage reads, and no cluster. */
const NOT_FOR_CLUSTERS =
  /^(kustomize\.config\.k8s\.io|backstage\.io|scaffolder\.backstage\.io)\//;

const Identity = z.object({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().nullish(),
  }),
});

/** One document of a file: an object, or something else in YAML. */
export interface ManifestDocument {
  path: string;
  value: unknown;
  /** Undefined where the document is no object of a cluster. */
  identity?: {
    apiVersion: string;
    kind: string;
    namespace: string;
    name: string;
  };
  /** Line of a field, or of the closest one above it that is written. */
  lineOf(field?: string): number;
}

export interface UnreadableDocument {
  path: string;
  line: number;
  message: string;
}

/** Everything in a file of YAML, and what of it is none. */
export function readDocuments(
  path: string,
  content: string,
): { documents: ManifestDocument[]; unreadable: UnreadableDocument[] } {
  const lines = new LineCounter();
  const documents: ManifestDocument[] = [];
  const unreadable: UnreadableDocument[] = [];
  for (const document of parseAllDocuments(content, { lineCounter: lines })) {
    const [error] = document.errors;
    if (error) {
      unreadable.push({
        path,
        line: lines.linePos(error.pos[0]).line,
        message: error.message.split('\n')[0],
      });
    } else if (document.contents !== null) {
      const value: unknown = document.toJS();
      documents.push({
        path,
        value,
        identity: identify(value),
        lineOf: field => {
          const node = closestNode(document, partsOf(field));
          return lines.linePos(node?.range?.[0] ?? document.range[0]).line;
        },
      });
    }
  }
  return { documents, unreadable };
}

type YamlDocument = ReturnType<typeof parseAllDocuments>[number];

function closestNode(document: YamlDocument, parts: Array<string | number>) {
  for (let length = parts.length; length > 0; length--) {
    const node = document.getIn(parts.slice(0, length), true);
    if (isNode(node)) {
      return node;
    }
  }
  return document.contents;
}

/** `spec.rules[0].name` in steps; `[]` stands for any entry. */
function partsOf(field = ''): Array<string | number> {
  return (field.match(/[^.[\]]+/g) ?? []).map(part =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
}

function identify(value: unknown): ManifestDocument['identity'] {
  const { data } = Identity.safeParse(value);
  return data && !NOT_FOR_CLUSTERS.test(data.apiVersion)
    ? {
        apiVersion: data.apiVersion,
        kind: data.kind,
        namespace: data.metadata.namespace ?? '',
        name: data.metadata.name,
      }
    : undefined;
}
