// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import { OwnedEntities } from '@inference-portal/backstage-plugin-inference-common';
import { inferenceApiRef } from '../api/InferenceApi';
import { Polled, usePolling } from './usePolling';

/** What the user and their groups have running. */
export function useOwnedEntities(): Polled<OwnedEntities> {
  const api = useApi(inferenceApiRef);
  return usePolling('owned entities', signal =>
    api.listOwnedEntities({ signal }),
  );
}
