// SPDX-License-Identifier: Apache-2.0
import { PickerInput } from '../../input/pickerInput';
import { Engine } from '../engines/Engine';
import { Provider } from '../providers/Provider';
import { ServedModel } from '../ServedModel';

/** Charts cut a release's name here before they append `-epp`. */
const RELEASE_LENGTH = 40;

export interface PickerPlan {
  model: ServedModel;
  input: PickerInput;
  engine: Engine;
  provider: Provider;
  failureMode: 'FailOpen' | 'FailClose';
  /** Ports of a model server, one for each rank of data parallelism. */
  ports: number[];
  /** Servers that it picks from: the more, the more it has to watch. */
  endpoints: number;
  /** Whether servers have roles, prefill and decode. */
  hasRoles: boolean;
}

/** Name of the picker's Deployment, Service and ServiceAccount, as the charts have it. */
export function pickerName({ name }: ServedModel): string {
  return `${name.slice(0, RELEASE_LENGTH)}-epp`;
}

export interface PickerResources {
  requests: { cpu: string; memory: string };
  limits: { memory: string };
}

/**
 * The charts ask for 4 to 8 CPUs, which pods of a demo never get. A picker reads
 * every server 20 times a second: about 75m CPU each (100 pods took 7.5 cores),
 * on top of 200m and 512 MiB that suffice for few.
 */
export function pickerResources({
  input,
  endpoints,
  ports,
}: PickerPlan): PickerResources {
  const watched = endpoints * ports.length;
  const cpu = Math.ceil((200 + 75 * watched) / 50) * 50;
  const memory = 512 + 16 * watched;
  return {
    requests: {
      cpu: input.cpu ?? `${cpu}m`,
      memory: input.memory ?? `${memory}Mi`,
    },
    // What it knows of models and clients grows with what they send.
    limits: { memory: input.memory ?? `${4 * memory}Mi` },
  };
}
