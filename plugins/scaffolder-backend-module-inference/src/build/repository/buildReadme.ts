// SPDX-License-Identifier: Apache-2.0
import { ENGINE_TABLE } from '../engines/engineTable';
import { HelmChart } from '../gitops/HelmChart';
import { namesOf } from '../ServedModel';
import { describe } from './buildCatalogInfo';
import { RepositoryPlan } from './RepositoryPlan';

/** What somebody needs who has never seen the repository. */
export function buildReadme(
  plan: RepositoryPlan,
  charts: readonly HelmChart[],
): string {
  const { input, server } = plan;
  const { model } = server;
  return [
    `# ${model.name}`,
    describe(input, model.servedName),
    facts(plan),
    '## Apply it',
    apply(plan, charts),
    '## Smoke test',
    smokeTest(plan),
    '## What to change for what',
    changes(plan, charts),
    ...notes(plan),
  ]
    .join('\n\n')
    .concat('\n');
}

function facts({ input, server, picker, exposure }: RepositoryPlan): string {
  const { model } = server;
  const { gateway, gatewayNamespace, version } = exposure;
  return table(
    ['', ''],
    [
      ['model', code(model.model)],
      ['asked for as', namesOf(model).map(code).join(', ')],
      ['engine', ENGINE_TABLE[input.engine.kind].title],
      ['pool', code(`${model.namespace}/${model.name}`)],
      [
        'gateway',
        `${code(`${gatewayNamespace}/${gateway.name}`)} (${
          picker.provider.title
        } ${version})`,
      ],
    ],
  );
}

function apply(plan: RepositoryPlan, charts: readonly HelmChart[]): string {
  const { input } = plan;
  const [{ name: environment }] = input.environments;
  const secrets = [input.engine.huggingFaceToken, input.engine.apiKey].flatMap(
    secret =>
      secret
        ? [
            `kubectl --namespace ${input.namespace} create secret generic ${secret.name} --from-literal=${secret.key}="$SECRET"`,
          ]
        : [],
  );
  return [
    ...(secrets.length > 0
      ? [
          'Secrets are not in Git. They have to be in the cluster first:',
          shell([`read -rs SECRET`, ...secrets]),
        ]
      : []),
    ...steps(input.gitops.tool, environment, charts),
  ].join('\n\n');
}

function steps(
  tool: RepositoryPlan['input']['gitops']['tool'],
  environment: string,
  charts: readonly HelmChart[],
): string[] {
  switch (tool) {
    case 'flux':
      return [
        'Flux applies the repository, the servers before the route to them. Tell it once:',
        shell([`kubectl apply --filename flux/${environment}.yaml`]),
      ];
    case 'argocd':
      return [
        'Argo CD applies the repository, the servers before the route to them. Tell it once:',
        shell([`kubectl apply --filename argocd/${environment}.yaml`]),
      ];
    default:
      return [
        shell([
          ...charts.map(
            ({ release, namespace, registry, chart, version }) =>
              `helm upgrade --install ${release} oci://${registry}/${chart} --version ${version} --namespace ${namespace} --values helm/${release}.values.yaml`,
          ),
          `kubectl apply --server-side --kustomize overlays/${environment}`,
        ]),
        ...(charts.length > 0
          ? [
              `A release is named like its pool, and has to stay so: the chart names the pool after it.`,
            ]
          : []),
      ];
  }
}

function smokeTest({ exposure, picker, input }: RepositoryPlan): string {
  const { gateway, gatewayNamespace, model } = exposure;
  const { provider } = picker;
  const scheme = gateway.tls ? 'https' : 'http';
  const address =
    gateway.hostname && !gateway.hostname.startsWith('*')
      ? [`ADDRESS=${gateway.hostname}`]
      : [
          `ADDRESS=$(kubectl --namespace ${gatewayNamespace} get gateway ${gateway.name} --output jsonpath='{.status.addresses[0].value}')`,
        ];
  const headers = [
    `content-type: application/json`,
    ...(provider.bodyBasedRouting === 'client'
      ? [`${provider.modelHeader}: ${model.servedName}`]
      : []),
  ];
  const body = JSON.stringify({
    model: model.servedName,
    messages: [{ role: 'user', content: 'Say hello' }],
    max_tokens: 16,
  });
  const lines = [
    `curl --fail-with-body --silent --show-error "${scheme}://$ADDRESS/v1/chat/completions"`,
    ...headers.map(header => `  --header ${quote(header)}`),
    ...(input.engine.apiKey
      ? [`  --header "authorization: Bearer $API_KEY"`]
      : []),
    `  --data ${quote(body)}`,
  ];
  return [
    shell([...address, lines.join(' \\\n')]),
    `Another \`model\` gets status 404: no rule of the route matches it. Status 503 means that no server is ready yet; the first start downloads the model and may take ${Math.ceil(
      input.engine.startUpSeconds / 60,
    )} minutes.`,
  ].join('\n\n');
}

function changes(plan: RepositoryPlan, charts: readonly HelmChart[]): string {
  const { input, picker } = plan;
  const [{ name: environment }] = input.environments;
  const pool = poolFile(plan, charts);
  return table(
    ['to change', 'edit'],
    [
      [
        'number of servers',
        `\`replicas\` in \`overlays/${environment}/serving/kustomization.yaml\` or \`base/serving/model-server.yaml\``,
      ],
      ['image, arguments, GPUs, memory', '`base/serving/model-server.yaml`'],
      [
        'what the endpoint picker asks for, how it scores',
        picker.input.kind === 'manifests'
          ? '`base/serving/endpoint-picker.yaml`'
          : code(pool),
      ],
      ['timeouts', timeoutFile(plan)],
      [
        'names that clients may ask for',
        `\`--served-model-name\` in \`base/serving/model-server.yaml\`, and the matches in \`base/routing/route.yaml\`${
          plan.createsBodyBasedRouting
            ? ', and the map in `base/routing/body-based-routing.yaml`'
            : ''
        }`,
      ],
      ['owner, description', '`catalog-info.yaml`'],
    ],
  );
}

function poolFile(
  { input, server }: RepositoryPlan,
  charts: readonly HelmChart[],
): string {
  const [{ name: environment }] = input.environments;
  const release = charts[0]?.release ?? server.model.name;
  switch (input.gitops.tool) {
    case 'flux':
      return 'base/serving/pool-chart.yaml';
    case 'argocd':
      return `argocd/${environment}/${release}-chart.yaml`;
    default:
      return `helm/${release}.values.yaml`;
  }
}

function timeoutFile({ picker, exposure }: RepositoryPlan): string {
  const { provider } = picker;
  if (provider.noTimeouts) {
    return 'the Gateway, see below';
  }
  return provider.timeoutObjects({ ...exposure, requestSeconds: 1 }).length > 0
    ? '`base/routing/timeouts.yaml`'
    : '`base/routing/route.yaml`';
}

function notes({ picker, exposure, input }: RepositoryPlan): string[] {
  const { provider } = picker;
  const { gateway, gatewayNamespace, model } = exposure;
  const all = [
    ...(provider.noTimeouts ? [`${provider.noTimeouts}.`] : []),
    ...(provider.bodyBasedRouting === 'client'
      ? [
          `${provider.title} does not read the model from the body: clients send header \`${provider.modelHeader}\` beside it, with the same value.`,
        ]
      : []),
    ...(gateway.create
      ? []
      : [
          `The Gateway \`${gatewayNamespace}/${
            gateway.name
          }\` belongs to somebody else. Its listener has to take routes of namespace \`${
            model.namespace
          }\`${
            provider.bodyBasedRouting === 'policy' &&
            gateway.bodyBasedRouting !== 'create'
              ? `, and a policy on it has to set header \`${provider.modelHeader}\` from the body's model`
              : ''
          }.`,
        ]),
    ...(gateway.provider === 'kgateway'
      ? [
          'kgateway gives up InferencePools with 2.2. Move to agentgateway before you upgrade.',
        ]
      : []),
    ...(input.engine.roles
      ? [
          'Prefill servers hand their cache to decode servers by NIXL, which needs a network that carries it.',
        ]
      : []),
  ];
  return all.length > 0
    ? ['## Good to know', all.map(note => `- ${note}`).join('\n')]
    : [];
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function shell(lines: string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}

/** For a shell, so that nothing in it is expanded. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
