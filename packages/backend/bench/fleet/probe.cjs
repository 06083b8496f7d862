// SPDX-License-Identifier: Apache-2.0
// `node --expose-gc --require probe.cjs …` with a channel: says what the process
// used so far when it is asked.

process.on('message', message => {
  if (message === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send({ probed: message, cpuMs: (user + system) / 1000 });
  }
  if (message === 'memory') {
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    process.send({ probed: message, bytes: heapUsed + external });
  }
});
