// SPDX-License-Identifier: Apache-2.0
import { HIDDEN, hideSecrets } from './hideSecrets';

const SECRET = 'c4n4ry-value';

it.each<[string, object]>([
  ['a variable', { env: [{ name: 'HF_TOKEN', value: SECRET }] }],
  ['a flag with its value', { args: [`--api-key=${SECRET}`] }],
  ['a flag before its value', { args: ['--api-key', SECRET, '--port'] }],
  ['a script', { command: ['sh', '-c', `HF_TOKEN=${SECRET} vllm serve x`] }],
  ['values of a chart', { values: { auth: { token: SECRET } } }],
  ['a password', { values: { dbPassword: SECRET } }],
  ['values as text', { helm: { values: `a: 1\napiKey: ${SECRET}\nb: 2\n` } }],
  ['a parameter', { parameters: [{ name: 'db.password', value: SECRET }] }],
  ['a key of a policy', { auth: { key: SECRET } }],
  ['users of a policy', { basicAuthentication: { users: [`eve:${SECRET}`] } }],
  ['credentials in a URL', { url: `https://git:${SECRET}@git.example/a.git` }],
  ['a header', { set: [{ name: 'x-api-key', value: SECRET }] }],
  ['a token in a text', { note: `Authorization: Bearer ${SECRET}` }],
])('hides %s', (_, object) => {
  const shown = JSON.stringify(hideSecrets(object));

  expect(shown).not.toContain(SECRET);
  expect(shown).toContain(HIDDEN);
});

it('leaves everything else as it is', () => {
  const object = {
    kind: 'Deployment',
    spec: {
      replicas: 2,
      automountServiceAccountToken: false,
      volumes: [{ secret: { secretName: 'hf' } }, { configMap: null }],
      containers: [
        {
          args: ['--model', 'acme/llm-7b', '--max-num-batched-tokens', '8192'],
          env: [
            {
              name: 'HF_TOKEN',
              valueFrom: { secretKeyRef: { name: 'hf', key: 'token-key' } },
            },
            { name: 'PORT', value: '8000' },
          ],
        },
      ],
      tls: { certificateRefs: [{ name: 'front-tls', kind: 'Secret' }] },
    },
  };

  expect(hideSecrets(object)).toEqual(object);
});
