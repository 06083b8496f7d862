// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';

export interface TableColumn {
  name: string;
  type: string;
  format?: string;
  description?: string;
  /** 1 is for `-o wide` only. */
  priority?: number;
  cell(object: KubernetesObject, now: number): string | number | undefined;
}
