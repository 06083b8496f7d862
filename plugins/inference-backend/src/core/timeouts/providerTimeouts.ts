// SPDX-License-Identifier: Apache-2.0
import { ProviderName } from '../providers/providerOf';

type Limit = number | 'unlimited' | 'unknown';

/** What a provider does with the limits of a request, and what holds where none is set. */
export interface ProviderTimeouts {
  request: {
    byDefault: Limit;
    /** Whether `timeouts.request` of an HTTPRoute counts. */
    ofRoute: 'honoured' | 'ignored' | 'unknown';
    semantics: string;
  };
  backendRequest: {
    ofRoute: 'honoured' | 'ignored' | 'unknown';
    /** It ends with the response's headers: a stream that has begun is not cut. */
    untilHeaders: boolean;
    semantics: string;
  };
  idle: { byDefault: Limit; semantics: string };
  endpointPicker: { byDefault: Limit; semantics: string };
  /** Another object that can set a limit, which the portal does not watch. */
  elsewhere?: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const WHOLE_EXCHANGE =
  'from the request to the last byte of the answer, all its chunks included';
const PER_ATTEMPT =
  'one attempt to reach the model server, its whole answer included';
const PICKER_WAIT = 'the wait for one message of the endpoint picker';
const NO_IDLE = 'a limit on silence between chunks';

const UNKNOWN: ProviderTimeouts = {
  request: {
    byDefault: 'unknown',
    ofRoute: 'unknown',
    semantics: WHOLE_EXCHANGE,
  },
  backendRequest: {
    ofRoute: 'unknown',
    untilHeaders: false,
    semantics: PER_ATTEMPT,
  },
  idle: { byDefault: 'unknown', semantics: NO_IDLE },
  endpointPicker: { byDefault: 'unknown', semantics: PICKER_WAIT },
};

const ENVOY: ProviderTimeouts = {
  ...UNKNOWN,
  request: {
    byDefault: 15 * SECOND,
    ofRoute: 'honoured',
    semantics: WHOLE_EXCHANGE,
  },
  backendRequest: {
    ofRoute: 'honoured',
    untilHeaders: false,
    semantics: PER_ATTEMPT,
  },
};

/** Read in the providers' sources and documents, August 2026. */
export const PROVIDER_TIMEOUTS: Record<ProviderName, ProviderTimeouts> = {
  agentgateway: {
    request: {
      byDefault: 'unlimited',
      ofRoute: 'honoured',
      semantics: WHOLE_EXCHANGE,
    },
    backendRequest: {
      ofRoute: 'honoured',
      untilHeaders: true,
      semantics:
        "one attempt, until the model server's response headers: a stream that has begun is not cut, an answer in one piece sends its headers last",
    },
    idle: {
      byDefault: 10 * MINUTE,
      semantics:
        'a client connection without a request on it; a running answer is not cut',
    },
    endpointPicker: { byDefault: 'unknown', semantics: PICKER_WAIT },
  },
  'envoy-gateway': {
    ...ENVOY,
    endpointPicker: { byDefault: 300 * SECOND, semantics: PICKER_WAIT },
    elsewhere: 'BackendTrafficPolicy and ClientTrafficPolicy',
  },
  kgateway: { ...ENVOY, elsewhere: 'TrafficPolicy' },
  istio: {
    ...ENVOY,
    request: { ...ENVOY.request, byDefault: 'unlimited' },
    endpointPicker: { byDefault: 1000 * SECOND, semantics: PICKER_WAIT },
    elsewhere: 'VirtualService, DestinationRule and EnvoyFilter',
  },
  gke: {
    ...UNKNOWN,
    request: { ...UNKNOWN.request, ofRoute: 'ignored' },
    backendRequest: { ...UNKNOWN.backendRequest, ofRoute: 'ignored' },
    elsewhere: 'GCPBackendPolicy (timeoutSec, on the InferencePool)',
  },
  'nginx-gateway-fabric': UNKNOWN,
  higress: UNKNOWN,
  kthena: UNKNOWN,
  unknown: UNKNOWN,
};
