// SPDX-License-Identifier: Apache-2.0
import { isRecord, readList, readString } from '../cluster/readField';

/** Commands for a simulator that runs elsewhere: `fault …`, `kubeconfig`. */
export async function runRemote(
  command: string[],
  options: {
    controlUrl: string;
    print: (line: string) => void;
    usage: string;
  },
): Promise<void> {
  const { controlUrl, print, usage } = options;
  const [noun, verb, name] = command;
  if (noun === 'kubeconfig' && command.length === 1) {
    const response = await ask(controlUrl, '/kubeconfig');
    print((await response.text()).trimEnd());
  } else if (noun === 'fault' && verb === 'list' && command.length === 2) {
    const response = await ask(controlUrl, '/faults');
    for (const line of describe(await response.json())) print(line);
  } else if (
    noun === 'fault' &&
    (verb === 'on' || verb === 'off') &&
    command.length === 3
  ) {
    await ask(controlUrl, `/faults/${encodeURIComponent(name)}`, {
      method: 'PUT',
      body: JSON.stringify({ on: verb === 'on' }),
    });
    print(`${name} is ${verb}`);
  } else {
    throw new Error(`There is no command "${command.join(' ')}"\n${usage}`);
  }
}

async function ask(
  controlUrl: string,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(`${controlUrl}${path}`, init).catch(() => {
    throw new Error(
      `No simulator answers at ${controlUrl}. Start one with \`yarn simulator\`, or say where it is with --port or SIMULATOR_PORT.`,
    );
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw new Error(
    readString(body, 'error', 'message') ??
      `${path} answered ${response.status}`,
  );
}

function describe(body: unknown): string[] {
  const faults = readList(body, 'items').filter(isRecord);
  const width = Math.max(0, ...faults.map(({ name }) => String(name).length));
  return faults.map(
    ({ name, on, what, finding, seen }) =>
      `${on ? 'ON ' : 'off'}  ${String(name).padEnd(width)}  ${what} (${
        finding ? `finding ${finding}` : seen
      })`,
  );
}
