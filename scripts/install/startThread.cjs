// SPDX-License-Identifier: Apache-2.0
// node startThread.cjs PORTAL: starts the thread that reads metrics pages from the
// backend plugin that the portal has installed, as the plugin itself does.
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

const PLUGIN = '@inference-portal/backstage-plugin-inference-backend';
const PATIENCE_MS = 30_000;

const [portal] = process.argv.slice(2);
const fromBackend = createRequire(
  join(portal, 'packages/backend/package.json'),
);
const built = join(
  dirname(fromBackend.resolve(PLUGIN)),
  'sources/scrape/thread',
);
const { startPageThread, whyNoThread } = require(join(
  built,
  'startPageThread.cjs.js',
));

const why = whyNoThread();
if (why) {
  throw new Error(why);
}
const thread = startPageThread();
const timer = setTimeout(() => {
  throw new Error(`The thread did not say that it is ready`);
}, PATIENCE_MS);
thread.once('error', error => {
  throw error;
});
thread.once('message', ({ type }) => {
  clearTimeout(timer);
  console.log(type);
  thread.terminate();
});
