// SPDX-License-Identifier: Apache-2.0
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { byRewrite, passingRollout } from '../testing/sampleRollouts';
import { rolloutKey } from './rolloutKey';

const rollout = passingRollout(Date.parse('2026-11-20T14:02:07Z'));

it('is another for a route and for rewrites of both groups that are called alike', () => {
  const { route, stable, canary } = rollout;
  const rewrite: Rollout = {
    ...byRewrite(rollout),
    ...{ route, stable, canary },
  };
  const ofGroup = (apiVersion: string): Rollout => ({
    ...rewrite,
    ...(rewrite.rewrite && { rewrite: { ...rewrite.rewrite, apiVersion } }),
  });
  expect(
    [
      rollout,
      ofGroup('llm-d.ai/v1alpha2'),
      ofGroup('inference.networking.x-k8s.io/v1alpha2'),
    ].map(rolloutKey),
  ).toEqual([
    'prod-eu/chat/qwen-chat/0/qwen-chat-v2',
    'rewrite:llm-d.ai/prod-eu/chat/qwen-chat/0/qwen-chat-v2',
    'rewrite:inference.networking.x-k8s.io/prod-eu/chat/qwen-chat/0/qwen-chat-v2',
  ]);
});
