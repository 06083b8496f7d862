// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { flagValue, MODEL, SERVED_NAME, ServerChanges } from './serverChanges';

const SecretKey = z.object({ name: z.string(), key: z.string() });
const Amounts = z.record(z.coerce.string());

/** As much of a server's container as tells what it serves. */
export const Server = z
  .object({
    args: z.array(z.coerce.string()).default([]),
    command: z.array(z.string()).optional(),
    env: z
      .array(
        z
          .object({
            name: z.string(),
            valueFrom: z
              .object({ secretKeyRef: SecretKey.optional() })
              .passthrough()
              .optional(),
          })
          .passthrough(),
      )
      .default([]),
    ports: z
      .array(z.object({ containerPort: z.number() }).passthrough())
      .default([]),
    resources: z
      .object({ requests: Amounts.optional(), limits: Amounts.optional() })
      .default({}),
  })
  .passthrough();
type Server = z.output<typeof Server>;

/** Arguments that begin the names of LoRA adapters. */
const ADAPTERS = ['--lora-modules', '--lora-paths'];
/** Variables that hold the key that clients send. */
const API_KEYS = ['VLLM_API_KEY', 'SERVER_API_KEY'];

/** What a server serves, whatever its engine. */
export interface Served {
  model: string;
  servedName: string;
  adapters: Array<{ name: string; source: string }>;
  port: number;
  huggingFaceToken?: z.output<typeof SecretKey>;
  apiKey?: z.output<typeof SecretKey>;
}

/** @throws InputError where its arguments do not tell */
export function readServed(
  containers: readonly Server[],
  changes: Pick<ServerChanges, 'model'>,
): Served {
  const server =
    containers.find(({ args }) => modelOf(args) !== undefined) ?? containers[0];
  const { args, env, ports } = server;
  const model = modelOf(args);
  const [{ containerPort: port } = {}] = ports;
  if (model === undefined || port === undefined) {
    throw new InputError(
      `engine: it can’t be told from the stable version’s arguments which model it serves${
        port === undefined ? ', or from its ports where' : ''
      }, so no server of another engine can be made beside it. Nothing was changed`,
    );
  }
  const secret = (names: readonly string[]) =>
    env.find(({ name }) => names.includes(name))?.valueFrom?.secretKeyRef;
  const huggingFaceToken = secret(['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN']);
  const apiKey = secret(API_KEYS);
  return {
    model: changes.model ?? model,
    servedName: flagValue(args, SERVED_NAME) ?? model,
    adapters: adaptersOf(args),
    port,
    ...(huggingFaceToken && { huggingFaceToken }),
    ...(apiKey && { apiKey }),
  };
}

function modelOf(args: readonly string[]): string | undefined {
  const first = args[args[0] === 'serve' ? 1 : 0];
  return flagValue(args, MODEL) ?? (first?.startsWith('-') ? undefined : first);
}

/** Up to the next flag: `name=source`, or JSON. */
function adaptersOf(args: readonly string[]): Served['adapters'] {
  const at = args.findIndex(arg => ADAPTERS.includes(arg));
  if (at === -1) return [];
  const rest = args.slice(at + 1);
  const end = rest.findIndex(arg => arg.startsWith('--'));
  return rest.slice(0, end === -1 ? undefined : end).map(arg => {
    const [, name, source = ''] =
      /"name":\s*"([^"]+)".*"path":\s*"([^"]*)"/.exec(arg) ??
      /^([^=]+)=(.*)$/.exec(arg) ??
      [];
    return { name: name ?? arg, source };
  });
}
