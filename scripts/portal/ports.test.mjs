// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { findFreePort, readPort, requireFreePort } from './ports.mjs';

test('names a taken port, and how to choose another', async t => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address();
  await assert.rejects(requireFreePort(port, 'PORT'), {
    message: `Port ${port} is taken. End what listens there, or choose another: PORT=${
      port + 100
    } npm start`,
  });
});

test('finds a port that is free', async () => {
  await requireFreePort(await findFreePort(3), 'PORT');
});

test('finds no port that systems give to connections', async () => {
  for (let search = 0; search < 20; search++) {
    const last = (await findFreePort(112)) + 112;
    assert.ok(last < 32_768, `${last}`);
  }
});

test('reads a port from the environment', t => {
  t.after(() => delete process.env.SOME_PORT);
  assert.equal(readPort('SOME_PORT', 7007), 7007);
  process.env.SOME_PORT = '7107';
  assert.equal(readPort('SOME_PORT', 7007), 7107);
  for (const value of ['', '0', '70000', 'http', '1.5']) {
    process.env.SOME_PORT = value;
    assert.throws(() => readPort('SOME_PORT', 7007), {
      message: `SOME_PORT=${value} is not a port: a number from 1 to 65535`,
    });
  }
});
