// SPDX-License-Identifier: Apache-2.0
// node --require <TypeScript transform> runBench.cjs FILE NAME
const { createFigureWriter } = require('./createFigureWriter.cjs');

const [file, name] = process.argv.slice(2);
const { default: bench } = require(file);
if (typeof bench !== 'function') {
  throw new Error(`${file} has no function as its default export`);
}
Promise.resolve(
  bench(createFigureWriter(name, line => process.stdout.write(`${line}\n`))),
).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exit(1);
  },
);
