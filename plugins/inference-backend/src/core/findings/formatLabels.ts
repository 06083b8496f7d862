// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';

/** `app=qwen,version=v1`, as kubectl takes selectors. */
export function formatLabels(labels: Record<string, string>): string {
  return (
    Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .sort()
      .join(',') || say`none`
  );
}
