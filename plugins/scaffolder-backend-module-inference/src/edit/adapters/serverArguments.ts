// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { Traced, textAt } from '../yaml/Traced';

export interface Adapter {
  /** Name that clients put into `model`. */
  name: string;
  /** Path in the container or Hugging Face id. */
  source: string;
}

/** How an engine is told of adapters on its command line. */
interface Dialect {
  modules: string;
  most: string;
  /** Turns adapters on. */
  enable?: string;
  format(adapter: Adapter): string;
  parse(argument: string): Adapter | undefined;
}

const assignment = {
  format: ({ name, source }: Adapter) => `${name}=${source}`,
  parse: (argument: string) => {
    const at = argument.indexOf('=');
    return at > 0
      ? { name: argument.slice(0, at), source: argument.slice(at + 1) }
      : undefined;
  },
};
const VLLM: Dialect = {
  modules: '--lora-modules',
  most: '--max-loras',
  enable: '--enable-lora',
  ...assignment,
};
const SGLANG: Dialect = {
  modules: '--lora-paths',
  most: '--max-loras-per-batch',
  enable: '--enable-lora',
  ...assignment,
};
/** llm-d-inference-sim */
const SIMULATOR: Dialect = {
  modules: '--lora-modules',
  most: '--max-loras',
  format: ({ name, source }) => JSON.stringify({ name, path: source }),
  parse: argument => {
    const [, name] = /"name":\s*"([^"]+)"/.exec(argument) ?? [];
    const [, source = ''] = /"path":\s*"([^"]*)"/.exec(argument) ?? [];
    return name === undefined ? undefined : { name, source };
  },
};

/** What a container's arguments say, and what has to change for one more adapter. */
export interface ServerArguments {
  /** Names that clients can ask for: the model's own and its adapters'. */
  servedNames: string[];
  adapters: Adapter[];
  /** Which arguments to put where; a replacement where `replaces` is an index. */
  add(adapter: Adapter): ArgumentChange[];
  /** Positions of the arguments that go with an adapter. */
  remove(name: string): number[];
}

export type ArgumentChange =
  | { replaces: number; value: string }
  | { before: number; value: string };

/**
 * Reads the arguments of a model server.
 *
 * @throws InputError where the engine takes no adapters this way
 */
export function readServerArguments(
  container: Traced,
  args: readonly string[],
): ServerArguments {
  const dialect = dialectOf(container, args);
  const valuesOf = (flag: string) => {
    const at = args.indexOf(flag);
    const end = args.findIndex(
      (arg, index) => index > at && arg.startsWith('--'),
    );
    return at === -1 ? [] : args.slice(at + 1, end === -1 ? undefined : end);
  };
  const modules = valuesOf(dialect.modules);
  const adapters = modules.flatMap(each => dialect.parse(each) ?? []);
  return {
    adapters,
    servedNames: [
      ...valuesOf('--served-model-name'),
      ...adapters.map(({ name }) => name),
    ],
    add: adapter => {
      const value = dialect.format(adapter);
      if (modules.length === 0) {
        return [
          ...(dialect.enable && !args.includes(dialect.enable)
            ? [dialect.enable]
            : []),
          ...(mostOf(dialect, args) ? [] : [dialect.most, '1']),
          dialect.modules,
          value,
        ].map(each => ({ before: args.length, value: each }));
      }
      const most = mostOf(dialect, args);
      const wanted = adapters.length + 1;
      return [
        ...(most && most.value < wanted
          ? [{ replaces: most.index, value: most.write(wanted) }]
          : []),
        { before: args.indexOf(dialect.modules) + 1 + modules.length, value },
      ];
    },
    remove: name => {
      const at = args.indexOf(dialect.modules);
      const own = modules.flatMap((each, index) =>
        dialect.parse(each)?.name === name ? [at + 1 + index] : [],
      );
      // Without a value the flag is refused; without adapters the others are in vain.
      return own.length < modules.length
        ? own
        : [at, ...own, ...flagsOf(dialect, args)].sort((a, b) => a - b);
    },
  };
}

/** What is there for adapters only, beside their names. */
function flagsOf({ enable, most }: Dialect, args: readonly string[]): number[] {
  return args.flatMap((arg, index) => {
    if (arg === most && index + 1 < args.length) return [index, index + 1];
    return arg === enable || arg.startsWith(`${most}=`) ? [index] : [];
  });
}

/** The engine's own limit of adapters at a time; without it the engine has one of its own. */
function mostOf({ most }: Dialect, args: readonly string[]) {
  const at = args.indexOf(most);
  if (at !== -1 && at + 1 < args.length) {
    return { index: at + 1, value: Number(args[at + 1]), write: String };
  }
  const index = args.findIndex(arg => arg.startsWith(`${most}=`));
  return index === -1
    ? undefined
    : {
        index,
        value: Number(args[index].slice(most.length + 1)),
        write: (value: number) => `${most}=${value}`,
      };
}

function dialectOf(container: Traced, args: readonly string[]): Dialect {
  const image = textAt(container, 'image') ?? '';
  const joined = args.find(arg => /^--(lora-modules|lora-paths)=/.test(arg));
  if (joined) {
    throw new InputError(
      `${
        joined.split('=')[0]
      } is written with an equals sign: put the adapters behind it as arguments of their own first`,
    );
  }
  if (image.includes('llm-d-inference-sim')) return SIMULATOR;
  if (image.includes('sglang')) return SGLANG;
  if (image.includes('vllm')) return VLLM;
  throw new InputError(
    `${
      image || 'an image that is not written'
    } is none of vLLM, SGLang and llm-d-inference-sim, which take adapters as arguments`,
  );
}
