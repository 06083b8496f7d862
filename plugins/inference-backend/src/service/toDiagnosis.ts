// SPDX-License-Identifier: Apache-2.0
import { ClusterDiagnosis } from '@inference-portal/backstage-plugin-inference-common';
import { stringify } from 'yaml';
import { Gap } from '../core/doctor/Gap';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';

/** Edits as YAML: several objects in one file, as kubectl takes them. */
export function toDiagnosis(
  { cluster, state }: ClusterSnapshot,
  gaps: readonly Gap[],
): ClusterDiagnosis {
  return {
    cluster,
    state,
    gaps: gaps.map(gap => ({
      ...gap,
      mend: {
        text: gap.mend.text,
        edits: gap.mend.edits
          .filter(({ documents }) => documents.length > 0)
          .map(({ target, documents }) => ({
            target,
            yaml: documents.map(document => stringify(document)).join('---\n'),
          })),
      },
    })),
  };
}
