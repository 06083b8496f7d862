// SPDX-License-Identifier: Apache-2.0

const UNWANTED = [
  { pattern: /\.test\.|__testUtils__|\/testing\//, what: 'a test' },
  { pattern: /^src\//, what: 'a source' },
  { pattern: /\/samples?\//, what: 'a sample' },
  { pattern: /\.tsbuildinfo$|^\.|\/\.[^/]/, what: 'a leftover' },
];

/**
 * What is wrong with a package as it would be published, in sentences.
 *
 * @param {Map<string, string>} files - texts by path within the package
 * @returns {string[]}
 */
export function checkTarball(files) {
  const manifest = JSON.parse(files.get('package.json') ?? '{}');
  return [
    ...[...files.keys()].flatMap(path =>
      UNWANTED.filter(({ pattern }) => pattern.test(path)).map(
        ({ what }) => `${path} is ${what}`,
      ),
    ),
    ...entriesOf(manifest)
      .filter(path => !files.has(path))
      .map(path => `package.json names ${path}, which isn't there`),
    ...(files.has('README.md') ? [] : ['README.md is missing']),
    ...[...files]
      .filter(([path]) => path.endsWith('.map'))
      .filter(([, text]) => isWithoutSources(JSON.parse(text)))
      .map(([path]) => `${path} points at sources that aren't there`),
    ...Object.entries({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
    })
      .filter(([, range]) => /^(workspace|file|link|portal):/.test(range))
      .map(([name, range]) => `${name} is wanted as ${range}`),
    ...['license', 'description', 'backstage', 'version']
      .filter(key => !manifest[key])
      .map(key => `package.json has no ${key}`),
    ...(manifest.backstage?.pluginId ? [] : ['backstage.pluginId is missing']),
    ...(namesItsPlugin(manifest.backstage)
      ? []
      : ['backstage names no package of its plugin']),
    ...problemsOfPeers(manifest),
  ];
}

/** Of a module the plugin that it extends, of others the packages of theirs. */
function namesItsPlugin({ role = '', pluginPackage, pluginPackages } = {}) {
  return /-plugin-module$/.test(role)
    ? Boolean(pluginPackage)
    : Boolean(pluginPackages?.length);
}

/** An app has one React and one router: its own. */
function problemsOfPeers({ backstage, dependencies, peerDependencies }) {
  return /^frontend-plugin/.test(backstage?.role)
    ? ['react', 'react-dom', 'react-router-dom'].flatMap(name => [
        ...(peerDependencies?.[name] ? [] : [`${name} is no peer`]),
        ...(dependencies?.[name] ? [`${name} is brought along`] : []),
      ])
    : [];
}

/** Files that others import by the manifest. */
function entriesOf({ main, types, configSchema, exports = {} }) {
  const exported = Object.values(exports).flatMap(entry =>
    typeof entry === 'string'
      ? [entry]
      : [entry.import, entry.require, entry.types, entry.default],
  );
  return [
    ...new Set(
      [main, types, configSchema, ...exported]
        .filter(path => typeof path === 'string')
        .map(path => path.replace(/^\.\//, '')),
    ),
  ];
}

function isWithoutSources({ sources, sourcesContent = [] }) {
  return sources.some((_, i) => typeof sourcesContent[i] !== 'string');
}
