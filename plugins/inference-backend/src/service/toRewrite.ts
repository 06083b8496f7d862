// SPDX-License-Identifier: Apache-2.0
import { ModelRewrite } from '@inference-portal/backstage-plugin-inference-common';
import { InferenceModelRewrite } from '../core/objects/ClusterObjects';

export function toRewrite({
  meta,
  rules,
}: InferenceModelRewrite): ModelRewrite {
  return {
    name: meta.name,
    apiVersion: meta.apiVersion,
    rules: rules.map(({ models, targets }) => {
      const sum = targets.reduce((total, { weight }) => total + weight, 0);
      return {
        models,
        targets: targets.map(({ model, weight }) => ({
          model,
          share: sum > 0 ? weight / sum : 0,
        })),
      };
    }),
  };
}
