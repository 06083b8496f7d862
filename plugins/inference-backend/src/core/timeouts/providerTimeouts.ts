// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { WatchedKind } from '../objects/WatchedKind';
import { ProviderName } from '../providers/Provider';

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
    byDefault: Limit;
    ofRoute: 'honoured' | 'ignored' | 'unknown';
    /** It ends with the response's headers: a stream that has begun is not cut. */
    untilHeaders: boolean;
    semantics: string;
  };
  idle: {
    byDefault: Limit;
    /** It is on a stream that runs, and not on a connection without one. */
    cutsStreams: boolean;
    semantics: string;
  };
  endpointPicker: { byDefault: Limit; semantics: string };
  /** Another object that can set a limit, which the portal does not watch. */
  elsewhere?: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const WHOLE_EXCHANGE = say`from the request to the last byte of the answer, all its chunks included`;
const PER_ATTEMPT = say`one attempt to reach the model server, its whole answer included`;
const PICKER_WAIT = say`the wait for one message of the endpoint picker`;
const SILENCE = say`silence on a stream, before its first chunk and between two of them`;

const UNKNOWN: ProviderTimeouts = {
  request: {
    byDefault: 'unknown',
    ofRoute: 'unknown',
    semantics: WHOLE_EXCHANGE,
  },
  backendRequest: {
    byDefault: 'unknown',
    ofRoute: 'unknown',
    untilHeaders: false,
    semantics: PER_ATTEMPT,
  },
  idle: { byDefault: 'unknown', cutsStreams: true, semantics: SILENCE },
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
    byDefault: 'unlimited',
    ofRoute: 'honoured',
    untilHeaders: false,
    semantics: PER_ATTEMPT,
  },
  // Envoy's own, where nobody sets it.
  idle: { byDefault: 5 * MINUTE, cutsStreams: true, semantics: SILENCE },
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
      byDefault: 'unlimited',
      ofRoute: 'honoured',
      untilHeaders: true,
      semantics: say`one attempt, until the model server's response headers: a stream that has begun is not cut, an answer in one piece sends its headers last`,
    },
    idle: {
      byDefault: 10 * MINUTE,
      cutsStreams: false,
      semantics: say`a client connection without a request on it; a running answer is not cut`,
    },
    endpointPicker: { byDefault: 'unknown', semantics: PICKER_WAIT },
  },
  'envoy-gateway': {
    ...ENVOY,
    endpointPicker: { byDefault: 300 * SECOND, semantics: PICKER_WAIT },
  },
  kgateway: ENVOY,
  istio: {
    ...ENVOY,
    request: { ...ENVOY.request, byDefault: 'unlimited' },
    // Istio switches Envoy's off; neither a VirtualService nor a DestinationRule
    // limits what an HTTPRoute sends to a pool.
    idle: { ...ENVOY.idle, byDefault: 'unlimited' },
    endpointPicker: { byDefault: 1000 * SECOND, semantics: PICKER_WAIT },
    elsewhere: 'EnvoyFilter',
  },
  gke: {
    ...UNKNOWN,
    request: { ...UNKNOWN.request, ofRoute: 'ignored' },
    backendRequest: {
      // Of a Google Cloud backend service.
      byDefault: 30 * SECOND,
      ofRoute: 'ignored',
      untilHeaders: false,
      semantics: say`from the request to the last byte of the answer of a model server`,
    },
  },
  'nginx-gateway-fabric': {
    ...UNKNOWN,
    request: {
      byDefault: 'unlimited',
      ofRoute: 'ignored',
      semantics: WHOLE_EXCHANGE,
    },
    backendRequest: {
      ...UNKNOWN.backendRequest,
      byDefault: 'unlimited',
      ofRoute: 'ignored',
    },
    idle: {
      // proxy_read_timeout
      byDefault: 60 * SECOND,
      cutsStreams: true,
      semantics: SILENCE,
    },
  },
  higress: UNKNOWN,
  kthena: UNKNOWN,
  unknown: UNKNOWN,
};

/** Policies by which a limit can be set, and which are watched. */
export const LIMITING_KINDS: Readonly<
  Partial<Record<ProviderName, readonly WatchedKind[]>>
> = {
  agentgateway: ['AgentgatewayPolicy'],
  'envoy-gateway': ['BackendTrafficPolicy', 'ClientTrafficPolicy'],
  kgateway: ['TrafficPolicy'],
  gke: ['GCPBackendPolicy'],
  'nginx-gateway-fabric': ['ProxySettingsPolicy'],
};
