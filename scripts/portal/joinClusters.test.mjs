// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { joinClusters } from './joinClusters.mjs';

const DEMO = `
kubernetes:
  clusterLocatorMethods:
    - { type: config, clusters: [{ name: prod-eu, url: 'http://127.0.0.1:8471' }] }
inference:
  clusters: [{ name: prod-eu, simulated: true }]
`;
const OWN = `
kubernetes:
  clusterLocatorMethods:
    - type: config
      clusters: [{ name: mine, url: 'https://k8s.example', serviceAccountToken: '\${TOKEN}' }]
`;

async function join_(t, texts, env) {
  const folder = mkdtempSync(join(tmpdir(), 'clusters-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = texts.map((text, i) => {
    const file = join(folder, `${i}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  return joinClusters(files, env);
}

test("puts another file's clusters beside the demo's", async t => {
  const env = await join_(t, [DEMO, OWN], { TOKEN: 's3cret' });
  assert.deepEqual(Object.keys(env), [
    'APP_CONFIG_kubernetes_clusterLocatorMethods',
  ]);
  const methods = JSON.parse(env.APP_CONFIG_kubernetes_clusterLocatorMethods);
  assert.deepEqual(
    methods.flatMap(({ clusters }) => clusters),
    [
      { name: 'prod-eu', url: 'http://127.0.0.1:8471' },
      {
        name: 'mine',
        url: 'https://k8s.example',
        serviceAccountToken: 's3cret',
      },
    ],
  );
});

test('changes nothing with one list, or where the environment decides', async t => {
  assert.deepEqual(await join_(t, [DEMO, 'app: { title: Mine }'], {}), {});
  assert.deepEqual(
    await join_(t, [DEMO, OWN], {
      TOKEN: 's3cret',
      APP_CONFIG_kubernetes_clusterLocatorMethods: '[]',
    }),
    {},
  );
});
