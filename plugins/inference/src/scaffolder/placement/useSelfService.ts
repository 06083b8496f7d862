// SPDX-License-Identifier: Apache-2.0
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';
import { useEffect, useState } from 'react';
import { fetchSelfService } from './fetchSelfService';

export interface SelfServiceState {
  offer?: SelfService;
  error?: Error;
}

/** The offer, read once: a form does not change under its reader. */
export function useSelfService(): SelfServiceState {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const [state, setState] = useState<SelfServiceState>({});
  useEffect(() => {
    const left = new AbortController();
    fetchSelfService({ discoveryApi, fetchApi }, left.signal).then(
      offer => setState({ offer }),
      error => {
        if (!left.signal.aborted) setState({ error });
      },
    );
    return () => left.abort();
  }, [discoveryApi, fetchApi]);
  return state;
}
