// SPDX-License-Identifier: Apache-2.0
import { Pod } from '../objects/ClusterObjects';
import {
  DEFAULT_ENGINE,
  findEngine,
  SERVER_ENGINES,
} from '../signals/engineTable';

const ENGINE_LABELS = [
  'llm-d.ai/engine-type',
  'inference.networking.k8s.io/engine-type',
];

/** Engine of a model server: its label, else its image, else what pickers take it for. */
export function engineOf(pod: Pod): string {
  const label = ENGINE_LABELS.map(name => pod.meta.labels[name]).find(
    value => value !== undefined,
  );
  if (label) {
    return findEngine(label)?.engine ?? label;
  }
  const images = pod.containers.map(({ image }) => image.toLowerCase());
  return (
    SERVER_ENGINES.find(profile =>
      profile.images.some(part => images.some(image => image.includes(part))),
    )?.engine ?? DEFAULT_ENGINE
  );
}
