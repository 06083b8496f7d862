// SPDX-License-Identifier: Apache-2.0
import {
  ExplanationStage,
  ExplanationStep,
} from '@inference-portal/backstage-plugin-inference-common';
import { subjectOf } from '../findings/subjectOf';
import { ObjectMeta } from '../objects/ClusterObjects';

/** What is found out on the way, in order. */
export class Notes {
  readonly steps: ExplanationStep[] = [];
  readonly unknowns: string[] = [];

  constructor(private readonly cluster: string) {}

  add(
    stage: ExplanationStage,
    outcome: ExplanationStep['outcome'],
    title: string,
    more: {
      detail?: string;
      object?: { meta: ObjectMeta };
      field?: string;
    } = {},
  ): void {
    this.steps.push({
      stage,
      outcome,
      title,
      ...(more.detail !== undefined && { detail: more.detail }),
      ...(more.object && {
        subject: {
          cluster: this.cluster,
          ...subjectOf(more.object, more.field),
        },
      }),
    });
  }

  /** Something that could change the answer and can't be seen. */
  unknown(text: string): void {
    if (!this.unknowns.includes(text)) {
      this.unknowns.push(text);
    }
  }
}
