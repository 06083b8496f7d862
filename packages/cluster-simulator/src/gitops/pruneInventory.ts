// SPDX-License-Identifier: Apache-2.0
import { ApiClient } from './createApiClient';
import { parseIdentity } from './identityOf';

/** Deletes what an inventory names, last things first. */
export async function pruneInventory(
  api: ApiClient,
  inventory: readonly string[],
): Promise<void> {
  for (const id of [...inventory].reverse()) {
    const object = parseIdentity(id);
    if (object) await api.delete(object);
  }
}
