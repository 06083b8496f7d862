// SPDX-License-Identifier: Apache-2.0
import { readField, readString } from '../../cluster/readField';
import { buildKustomization } from './buildKustomization';

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: phi, namespace: chat, labels: { app: phi } }
spec:
  replicas: 2
  selector: { matchLabels: { app: phi } }
  template:
    metadata: { labels: { app: phi } }
    spec:
      containers:
        - { name: server, image: 'ghcr.io/x/sim:v1', args: [--port, '8000'] }
        - { name: sidecar, image: 'registry:5000/y:v2' }
`;
const ROUTE = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: phi, namespace: chat }
spec: { hostnames: [a.example.com], rules: [{ backendRefs: [{ name: phi }] }] }
`;

function build(overlay: string, more: Record<string, string> = {}) {
  const files = {
    'base/kustomization.yaml': 'resources: [deployment.yaml, route.yaml]',
    'base/deployment.yaml': DEPLOYMENT,
    'base/route.yaml': ROUTE,
    'overlays/eu/kustomization.yaml': overlay,
    ...more,
  };
  return buildKustomization(new Map(Object.entries(files)), './overlays/eu');
}

describe('buildKustomization', () => {
  it('takes what a base names, in its order', () => {
    const objects = build('resources: [../../base]');
    expect(
      objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ).toEqual(['Deployment phi', 'HTTPRoute phi']);
  });

  it('merges containers by name, and replaces lists of a custom resource', () => {
    const [deployment, route] = build(
      `
resources: [../../base]
patches:
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: phi }
      spec: { template: { spec: { containers: [{ name: server, image: 'z:v9' }] } } }
  - path: hosts.yaml
`,
      {
        'overlays/eu/hosts.yaml': `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: phi }
spec: { hostnames: [b.example.com] }
`,
      },
    );
    const containers = readField(
      deployment,
      'spec',
      'template',
      'spec',
      'containers',
    );
    expect(containers).toEqual([
      { name: 'server', image: 'z:v9', args: ['--port', '8000'] },
      { name: 'sidecar', image: 'registry:5000/y:v2' },
    ]);
    expect(readField(route, 'spec', 'hostnames')).toEqual(['b.example.com']);
    expect(readField(route, 'spec', 'rules')).toHaveLength(1);
  });

  it('applies operations to what a target meets, and deletes', () => {
    const objects = build(`
resources: [../../base]
patches:
  - target: { kind: Deployment, name: 'p.*' }
    patch: |
      - { op: replace, path: /spec/replicas, value: 5 }
  - target: { kind: HTTPRoute }
    patch: |
      $patch: delete
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: { name: phi }
`);
    expect(objects).toHaveLength(1);
    expect(readField(objects[0], 'spec', 'replicas')).toBe(5);
  });

  it('changes namespace, labels, annotations, replicas and images', () => {
    const [deployment] = build(`
resources: [../../base]
namespace: search
labels: [{ pairs: { team: chat }, includeTemplates: true }]
commonAnnotations: { note: from-overlay }
replicas: [{ name: phi, count: 7 }]
images: [{ name: 'registry:5000/y', newTag: v3 }, { name: ghcr.io/x/sim, digest: 'sha256:ab' }]
`);
    expect(deployment.metadata).toEqual({
      name: 'phi',
      namespace: 'search',
      labels: { app: 'phi', team: 'chat' },
      annotations: { note: 'from-overlay' },
    });
    expect(deployment.spec).toMatchObject({
      replicas: 7,
      selector: { matchLabels: { app: 'phi' } },
      template: {
        metadata: { labels: { app: 'phi', team: 'chat' } },
        spec: {
          containers: [
            { image: 'ghcr.io/x/sim@sha256:ab' },
            { image: 'registry:5000/y:v3' },
          ],
        },
      },
    });
  });

  it('takes all manifests of a folder without a kustomization.yaml', () => {
    const files = new Map([
      ['app/b.yaml', ROUTE],
      ['app/a/a.yaml', DEPLOYMENT],
      ['other/c.yaml', 'no: manifest'],
    ]);
    expect(
      buildKustomization(files, 'app').map(object =>
        readString(object, 'kind'),
      ),
    ).toEqual(['Deployment', 'HTTPRoute']);
  });

  it.each([
    ['resources: [../../../etc]', '../etc leads out of the repository'],
    [
      'resources: [gone.yaml]',
      'accumulating resources: overlays/eu/gone.yaml: no such file or directory',
    ],
    [
      'resources: ["https://example.com/x.yaml"]',
      'overlays/eu: the remote resource https://example.com/x.yaml is not supported here',
    ],
    [
      'resources: [../../base, ../../base]',
      'overlays/eu/kustomization.yaml: may not add resource with an already registered id: chat_phi_apps_Deployment',
    ],
    ['resources: [../eu]', 'overlays/eu: overlays refer to each other'],
    [
      'resources: []\nsecretGenerator: []',
      'overlays/eu/kustomization.yaml: file: Unrecognized key: "secretGenerator"',
    ],
    [
      'resources: [../../base]\nreplicas: [{ name: nobody, count: 1 }]',
      'replicas: nothing called nobody is scaled',
    ],
    [
      'resources: [../../base]\npatches: [{ target: { kind: Service }, patch: "[]" }]',
      'an inline patch: no matches for Service ; failed to find a target',
    ],
    [
      'resources: [broken.yaml]',
      'overlays/eu/broken.yaml: a document is no object with apiVersion, kind and a name',
    ],
  ])('says why %j can not be built', (overlay, message) => {
    const more = { 'overlays/eu/broken.yaml': 'kind: Service' };
    expect(() => build(overlay, more)).toThrow(message);
  });
});
