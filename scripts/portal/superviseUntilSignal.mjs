// SPDX-License-Identifier: Apache-2.0

/**
 * Starts children and stays until one of them ends, Ctrl-C, a signal, or the
 * end of whoever started this process; then ends all of them and exits.
 */
export async function superviseUntilSignal(children, start) {
  let ending = false;
  const end = async code => {
    if (ending) {
      return;
    }
    ending = true;
    await children.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => end(0));
  }
  // Whoever started this may have been killed without a chance to say so.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(1), 1_000);

  try {
    await Promise.race([start(), children.failure]);
    await children.failure;
  } catch (error) {
    if (!ending) {
      console.error(`\n${error.message}`);
      await end(1);
    }
  }
}
