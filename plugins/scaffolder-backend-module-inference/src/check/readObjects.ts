// SPDX-License-Identifier: Apache-2.0
import { ManifestFile } from '@inference-portal/backstage-plugin-inference-common';
import { isNode, LineCounter, parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** Kinds of kustomize and of Backstage, which no cluster takes. */
const NOT_FOR_CLUSTERS = /^(kustomize\.config\.k8s\.io|backstage\.io)\//;

const Identity = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

/** An object as a file has it, and where. */
export interface WrittenObject {
  path: string;
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  value: unknown;
  /** Line of a field such as `spec.rules[0].name`, or of what is closest above it. */
  lineOf(field?: string): number;
}

/** Objects for a cluster; what can't be read is left to the rules to tell. */
export function readObjects(files: readonly ManifestFile[]): WrittenObject[] {
  return files.flatMap(({ path, content }) => {
    const lines = new LineCounter();
    return parseAllDocuments(content, { lineCounter: lines }).flatMap(
      document => {
        const value: unknown =
          document.errors.length === 0 ? document.toJS() : undefined;
        const { data } = Identity.safeParse(value);
        if (!data || NOT_FOR_CLUSTERS.test(data.apiVersion)) {
          return [];
        }
        const { apiVersion, kind, metadata } = data;
        return [
          {
            path,
            apiVersion,
            kind,
            ...metadata,
            value,
            lineOf: (field = '') => {
              const parts = field.match(/[^.[\]]+/g) ?? [];
              const nodes = parts.map((_, index) =>
                document.getIn(
                  parts
                    .slice(0, index + 1)
                    .map(part => (/^\d+$/.test(part) ? Number(part) : part)),
                  true,
                ),
              );
              const node = nodes.filter(isNode).pop() ?? document.contents;
              return lines.linePos(node?.range?.[0] ?? 0).line;
            },
          },
        ];
      },
    );
  });
}
