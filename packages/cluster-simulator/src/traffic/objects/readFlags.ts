// SPDX-License-Identifier: Apache-2.0

/** Flags of a command line as their programs read them: `--a=1`, `--a 1`, `--a x y`, `--a`. */
export function readFlags(args: readonly string[]): Map<string, string[]> {
  const flags = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const arg of args) {
    const match = /^--?([A-Za-z][\w.-]*)(?:=([^]*))?$/.exec(arg);
    if (match) {
      const name = match[1].replaceAll('_', '-');
      current = flags.get(name) ?? [];
      flags.set(name, current);
      if (match[2] !== undefined) current.push(match[2]);
    } else {
      current?.push(arg);
    }
  }
  return flags;
}
