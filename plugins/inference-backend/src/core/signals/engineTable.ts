// SPDX-License-Identifier: Apache-2.0
import { EngineProfile } from './EngineProfile';
import { endpointPicker } from './engines/endpointPicker';
import { envoyAiGateway } from './engines/envoyAiGateway';
import { agentgateway, envoyGateway, istio } from './engines/gateways';
import { llamaCpp } from './engines/llamaCpp';
import { sglang } from './engines/sglang';
import { triton, tritonTensorrtLlm } from './engines/triton';
import { trtllmServe } from './engines/trtllmServe';
import { vllm } from './engines/vllm';

/** An engine that isn't named is taken for this one, as pickers do. */
export const DEFAULT_ENGINE = vllm.engine;

/** Engine key of endpoint pickers. */
export const PICKER_ENGINE = endpointPicker.engine;

/** Model servers; the first whose image fits is taken where no label says. */
export const SERVER_ENGINES: readonly EngineProfile[] = [
  trtllmServe,
  tritonTensorrtLlm,
  triton,
  sglang,
  llamaCpp,
  vllm,
];

/** Data planes of gateways; those without a controller run beside one, by their image. */
export const GATEWAY_ENGINES: readonly EngineProfile[] = [
  agentgateway,
  istio,
  envoyGateway,
  envoyAiGateway,
];

const PROFILES = new Map(
  [endpointPicker, ...SERVER_ENGINES, ...GATEWAY_ENGINES].flatMap(profile =>
    [profile.engine, ...(profile.aliases ?? [])].map(
      name => [name, profile] as const,
    ),
  ),
);

/** Undefined for a controller whose proxies the table doesn't know. */
export function findGatewayEngine(
  controllerName: string,
): EngineProfile | undefined {
  return GATEWAY_ENGINES.find(({ controllers = [] }) =>
    controllers.includes(controllerName),
  );
}

/** Undefined for an engine that has no line in the table. */
export function findEngine(engine: string): EngineProfile | undefined {
  return PROFILES.get(engine);
}
