// SPDX-License-Identifier: Apache-2.0

/** What a duration and a schedule are is Backstage's to say. */
const KNOWN = [
  { has: ['milliseconds', 'seconds', 'minutes'], type: 'duration' },
  { has: ['frequency', 'timeout', 'scope'], type: 'schedule' },
];

/**
 * Markdown of every key that packages declare, below the part of the
 * configuration that they declare it in.
 *
 * @param {{ packageName: string, value: object }[]} schemas - JSON Schema, as
 *   Backstage makes it of `config.d.ts`
 */
export function describeConfig(schemas) {
  const sections = new Map();
  for (const { packageName, value } of schemas) {
    const { path, schema } = rootOf(value);
    const rows = listKeys(schema, path);
    const parts = sections.get(path) ?? [];
    parts.push({ packageName, schema, rows });
    sections.set(path, parts);
  }
  return [...sections]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, parts]) => describeSection(path, parts))
    .join('\n');
}

/** The deepest key that holds all others. */
function rootOf(schema, path = []) {
  const entries = Object.entries(schema.properties ?? {});
  const [[name, only] = []] = entries;
  return entries.length === 1 && only.type === 'object' && only.properties
    ? rootOf(only, [...path, name])
    : { path: path.join('.'), schema };
}

function listKeys(schema, path, inherited = 'backend') {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) =>
    describeKey(value, `${path}.${name}`, {
      needed: required.has(name),
      inherited: schema.deepVisibility ?? inherited,
    }),
  );
}

function describeKey(schema, key, { needed, inherited }) {
  const type = typeOf(schema);
  const { text, standard } = splitDefault(schema.description ?? '');
  const deep = schema.deepVisibility ?? inherited;
  const visibility = schema.visibility ?? deep;
  const row = { key, type, needed, standard, text, visibility };
  if (type === 'object') {
    return [...(text ? [row] : []), ...listKeys(schema, key, deep)];
  }
  if (!text && standard === undefined) {
    throw new Error(`${key} has no description in its config.d.ts`);
  }
  return type === 'list'
    ? [row, ...listKeys(schema.items, `${key}[]`, deep)]
    : [row];
}

function typeOf(schema) {
  const known = KNOWN.find(({ has }) => isKnown(schema, has));
  if (known) {
    return known.type;
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const types = options.map(typeOf);
    // A duration is text such as `15s` as well.
    return types.includes('duration')
      ? 'duration'
      : [...new Set(types)].join(' or ');
  }
  if (schema.enum) {
    return schema.enum.map(value => `\`${value}\``).join(', ');
  }
  if (schema.type === 'array') {
    return schema.items?.properties
      ? 'list'
      : `list of ${typeOf(schema.items)}`;
  }
  if (schema.type === 'object' && !schema.properties) {
    return 'map';
  }
  return Array.isArray(schema.type)
    ? schema.type.map(type => typeOf({ type })).join(' or ')
    : { string: 'text', boolean: 'true or false' }[schema.type] ?? schema.type;
}

function isKnown({ properties = {} }, names) {
  return names.every(name => name in properties);
}

/** `15 seconds unless set`, at the end of a sentence, is what holds else. */
function splitDefault(description) {
  const text = description.replace(/\s+/g, ' ').trim();
  const [whole, before = '', standard] =
    /(^|[;.] )((?:[^;.]|\.(?=\S))+?) unless set/.exec(text) ?? [];
  if (!whole) {
    return { text };
  }
  const rest = text.replace(whole, before.trim() === '.' ? '.' : '');
  return {
    text: rest
      .replace(/^[.:; ]+/, '')
      .replace(/\.\.$/, '.')
      .trim(),
    standard: standard.replace(/^All/, 'all'),
  };
}

function describeSection(path, parts) {
  return [
    `## ${path}`,
    '',
    ...parts.flatMap(({ packageName, schema, rows }) => [
      `Of \`${packageName}\`. ${(schema.description ?? '').replace(
        /\s+/g,
        ' ',
      )}`.trim(),
      '',
      '| key | type | default | visible to | what |',
      '| --- | --- | --- | --- | --- |',
      ...rows.map(
        ({ key, type, needed, standard, visibility, text }) =>
          `| \`${key}\` | ${type} | ${cell(
            needed ? '_needed_' : standard ?? '',
          )} | ${visibility} | ${cell(text)} |`,
      ),
      '',
    ]),
  ].join('\n');
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
