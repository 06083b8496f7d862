// SPDX-License-Identifier: Apache-2.0
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod';

/** What the scaffolder knows of an action. */
export interface DescribedAction {
  id: string;
  description?: string;
  examples?: TemplateExample[];
  schema?: { input?: unknown; output?: unknown };
}

/** A part of a JSON schema, as far as a table of fields tells it. */
const Field = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});
type Field = z.output<typeof Field>;

/** The page that lists every action with its fields and examples. */
export function describeActions(actions: readonly DescribedAction[]): string {
  return [
    '# Actions for templates',
    'The module `scaffolder-backend-module-inference` gives the scaffolder these actions. Those that generate write below the workspace and nothing else; what runs again with the same input changes nothing. An input that can’t be right is refused with the field and the reason before anything is written, as is one that looks like a secret.',
    actions.map(({ id }) => `- [${id}](#${anchorOf(id)})`).join('\n'),
    '<!-- Written from the schemas and examples: UPDATE_DOCS=1 yarn test src/actions/createActions.test.ts -->',
    '<!-- prettier-ignore-start -->',
    ...actions.map(describeAction),
    '<!-- prettier-ignore-end -->',
  ]
    .join('\n\n')
    .concat('\n');
}

function describeAction(action: DescribedAction): string {
  return [
    `## ${action.id}`,
    `${action.description ?? ''}.`,
    fieldTable('input', action.schema?.input),
    fieldTable('output', action.schema?.output),
    ...(action.examples ?? []).map(
      ({ description, example }) =>
        `**${description}**\n\n\`\`\`yaml\n${example.trimEnd()}\n\`\`\``,
    ),
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function fieldTable(title: string, schema: unknown): string {
  const rows = rowsOf('', schema);
  return rows.length === 0
    ? ''
    : [
        `| ${title} | | |`,
        '| --- | --- | --- |',
        ...rows.map(cells => `| ${cells.join(' | ')} |`),
      ].join('\n');
}

function rowsOf(path: string, schema: unknown): string[][] {
  const { properties = {}, required = [] } = Field.parse(schema ?? {});
  return Object.entries(properties).flatMap(([name, child]) => {
    const field = Field.parse(child);
    const isList = field.items !== undefined;
    const full = `${path}${name}${isList ? '[]' : ''}`;
    const nested = rowsOf(`${full}.`, isList ? field.items : field);
    const needed = required.includes(name) && field.default === undefined;
    return [
      [
        `\`${full}\``,
        [limitsOf(field), needed ? 'needed' : ''].filter(Boolean).join(', '),
        escape(field.description ?? ''),
      ],
      ...nested,
    ];
  });
}

function limitsOf(field: Field): string {
  const { minimum, maximum, maxItems, maxLength } = field;
  const span =
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}`
      : '';
  const plain =
    field.default === undefined || typeof field.default === 'object'
      ? ''
      : `default \`${String(field.default)}\``;
  return [
    field.enum
      ? field.enum.map(value => `\`${String(value)}\``).join(', ')
      : [field.type ?? ''].flat().join(' or '),
    span,
    maxLength === undefined ? '' : `up to ${maxLength} characters`,
    maxItems === undefined ? '' : `up to ${maxItems}`,
    plain,
  ]
    .filter(Boolean)
    .join(', ');
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function anchorOf(id: string): string {
  return id.toLowerCase().replaceAll(':', '');
}
