// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';

const { ConfigSources, FileConfigSource } = createRequire(import.meta.url)(
  '@backstage/config-loader',
);

/** Lists that every file adds to, where Backstage lets the last file win. */
const JOINED = ['kubernetes.clusterLocatorMethods', 'inference.clusters'];

/**
 * Environment for a backend that runs on several configuration files: clusters
 * of a further file stand beside the demo's instead of in their place.
 *
 * @param files absolute paths, the demo's configuration first
 */
export async function joinClusters(files, env = process.env) {
  const configs = await Promise.all(files.map(path => readFile(path, env)));
  const joined = {};
  for (const key of JOINED) {
    const lists = configs
      .map(config => config.getOptional(key))
      .filter(Array.isArray);
    const variable = `APP_CONFIG_${key.replaceAll('.', '_')}`;
    if (lists.length > 1 && env[variable] === undefined) {
      joined[variable] = JSON.stringify(lists.flat());
    }
  }
  return joined;
}

async function readFile(path, env) {
  const config = await ConfigSources.toConfig(
    FileConfigSource.create({
      path,
      watch: false,
      substitutionFunc: async name => env[name],
    }),
  );
  config.close();
  return config;
}
