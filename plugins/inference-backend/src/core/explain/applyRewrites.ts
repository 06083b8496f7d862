// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ignoredByPicker } from '../findings/ignoredByPicker';
import { nameOf } from '../findings/subjectOf';
import { InferenceModelRewrite } from '../objects/ClusterObjects';
import { ClusterTopology, PoolNode } from '../topology/ClusterTopology';
import { compareText, objectKey } from '../topology/objectKey';
import { joinOr } from '../joinOr';
import { Notes } from './Notes';

/** A model that the picker asks for, and for which part of the requests. */
export interface AskedModel {
  model: string;
  /** 0..1 */
  part: number;
}

/**
 * What the picker makes of the model in the body. A rule that names the model
 * comes before one that takes all, then the oldest object's, then the first.
 */
export function applyRewrites(
  topology: ClusterTopology,
  node: PoolNode,
  model: string,
  notes: Notes,
): AskedModel[] {
  const unchanged = [{ model, part: 1 }];
  if (node.rewrites.length === 0) {
    return unchanged;
  }
  const ignored = new Set(
    ignoredByPicker(
      topology,
      ({ rewrites }) => rewrites,
      'inferencemodelrewrites',
    ).map(({ object }) => object),
  );
  const rules = node.rewrites
    .filter(rewrite => !ignored.has(rewrite))
    .sort(compareAge)
    .flatMap(rewrite => rewrite.rules.map(rule => ({ rewrite, rule })));
  const found =
    rules.find(({ rule }) => rule.models.includes(model)) ??
    rules.find(({ rule }) => rule.models.length === 0);
  const targets = found?.rule.targets ?? [];
  const sum = targets.reduce((total, { weight }) => total + weight, 0);
  if (!found || !(sum > 0)) {
    return unchanged;
  }
  const asked = targets
    .filter(({ weight }) => weight > 0)
    .map(target => ({ model: target.model, part: target.weight / sum }));
  notes.add('picker', 'passed', say`The picker asks for another model`, {
    detail: say`${nameOf(found.rewrite)} makes \`${model}\` into ${joinOr(
      asked.map(target => `\`${target.model}\``),
    )}.`,
    object: found.rewrite,
    field: `spec.rules[${found.rewrite.rules.indexOf(found.rule)}]`,
  });
  return asked;
}

function compareAge(a: InferenceModelRewrite, b: InferenceModelRewrite) {
  return (
    compareText(a.meta.createdAt ?? '', b.meta.createdAt ?? '') ||
    compareText(objectKey(a.meta), objectKey(b.meta))
  );
}
