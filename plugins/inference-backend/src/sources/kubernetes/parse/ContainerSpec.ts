// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ContainerSpec } from '../../../core/objects/ClusterObjects';

export const ContainerResource = z.object({
  name: z.string(),
  image: z.string().nullish(),
  command: z.array(z.string()).nullish(),
  args: z.array(z.string()).nullish(),
  env: z
    .array(z.object({ name: z.string(), value: z.string().nullish() }))
    .nullish(),
  ports: z
    .array(z.object({ name: z.string().nullish(), containerPort: z.number() }))
    .nullish(),
  resources: z
    .object({
      requests: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .nullish(),
    })
    .nullish(),
  restartPolicy: z.string().nullish(),
});
export type ContainerResource = z.infer<typeof ContainerResource>;

/** Containers that stay: the main ones and sidecars, not init steps. */
export function translateContainers(podSpec: {
  containers?: ContainerResource[] | null;
  initContainers?: ContainerResource[] | null;
}): ContainerSpec[] {
  return [
    ...(podSpec.containers ?? []),
    ...(podSpec.initContainers ?? []).filter(
      container => container.restartPolicy === 'Always',
    ),
  ].map(translateContainer);
}

function translateContainer(container: ContainerResource): ContainerSpec {
  const env: Record<string, string> = {};
  for (const { name, value } of container.env ?? []) {
    if (typeof value === 'string' && !SECRET_NAME.test(name)) {
      env[name] = value;
    }
  }
  const requests: Record<string, string> = {};
  for (const [name, quantity] of Object.entries(
    container.resources?.requests ?? {},
  )) {
    requests[name] = String(quantity);
  }
  return {
    name: container.name,
    image: container.image ?? '',
    args: withoutSecrets([
      ...(container.command ?? []),
      ...(container.args ?? []),
    ]),
    env,
    ports: (container.ports ?? []).map(port => ({
      name: port.name || undefined,
      containerPort: port.containerPort,
    })),
    requests,
  };
}

/** Names of flags and variables whose values are kept nowhere in the portal. */
export const SECRET_NAME = /api.?key|token$|secret|passw|credential/i;

/** `--api-key=x` and `--api-key x` lose their value. */
function withoutSecrets(args: string[]): string[] {
  const kept: string[] = [];
  let afterSecret = false;
  for (const arg of args) {
    const isFlag = arg.startsWith('-');
    const [flag] = arg.split('=', 1);
    if (isFlag && SECRET_NAME.test(flag)) {
      kept.push(flag);
      afterSecret = flag === arg;
    } else if (!afterSecret || isFlag) {
      kept.push(arg);
      afterSecret = false;
    }
  }
  return kept;
}
