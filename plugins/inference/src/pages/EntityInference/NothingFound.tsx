// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import SearchIcon from '@material-ui/icons/Search';
import {
  EntityInference,
  MODELS_ANNOTATION,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';
import { Notice } from '../../components/Notice';
import { YamlBlock } from '../../components/YamlBlock';
import { LookupTable } from './LookupTable';

const EXAMPLE = `metadata:
  annotations:
    # the pools themselves: [cluster/]namespace/name, several by comma
    ${POOLS_ANNOTATION}: my-namespace/my-pool
    # or the model names that clients send, searched in every cluster
    ${MODELS_ANNOTATION}: my-org/my-model
`;

/** What was looked for where, and what to change so that it is found. */
export function NothingFound(props: { view: EntityInference }) {
  const { lookups, clusters } = props.view;
  const readable = clusters.filter(({ state }) =>
    ['connected', 'degraded'].includes(state),
  );
  return (
    <Notice icon={SearchIcon} title="What was looked for, and what to change">
      <Typography variant="body2">
        {clusters.length === 0
          ? 'The portal knows no cluster: whoever keeps it has to add one under "kubernetes" in its configuration.'
          : `Searched in ${list(readable.map(c => c.name))}${
              readable.length < clusters.length
                ? `; not in ${list(
                    clusters
                      .filter(c => !readable.includes(c))
                      .map(c => `${c.name} (${c.state})`),
                  )}, where it may be`
                : ''
            }.`}
      </Typography>
      {lookups.length > 0 ? (
        <LookupTable lookups={lookups} />
      ) : (
        <Typography variant="body2">
          The entity has no annotation that leads to a pool.
        </Typography>
      )}
      <Typography variant="body2">
        To connect it, add one of these to its <code>catalog-info.yaml</code>:
      </Typography>
      <YamlBlock title="Annotations for catalog-info.yaml" yaml={EXAMPLE} />
      <Typography variant="body2" color="textSecondary">
        Or label the pool or its pods with{' '}
        <code>backstage.io/kubernetes-id</code> and give the entity the
        annotation of that name, as for the Kubernetes tab.
      </Typography>
    </Notice>
  );
}

function list(names: string[]): string {
  return names.length > 0 ? names.join(', ') : 'no cluster';
}
