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
import { useTexts } from '../../hooks/useTexts';
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
  const t = useTexts();
  const readable = clusters.filter(({ state }) =>
    ['connected', 'degraded'].includes(state),
  );
  const others = clusters.filter(cluster => !readable.includes(cluster));
  return (
    <Notice icon={SearchIcon} title={t('entity.guide')}>
      <Typography variant="body2">
        {clusters.length === 0
          ? t('entity.noClusters')
          : t(others.length > 0 ? 'entity.searchedNotIn' : 'entity.searched', {
              clusters:
                readable.map(({ name }) => name).join(', ') ||
                t('entity.noneSearched'),
              others: others
                .map(
                  ({ name, state }) =>
                    `${name} (${t(`shared.cluster.${state}`)})`,
                )
                .join(', '),
            })}
      </Typography>
      {lookups.length > 0 ? (
        <LookupTable lookups={lookups} />
      ) : (
        <Typography variant="body2">{t('entity.noAnnotation')}</Typography>
      )}
      <Typography variant="body2">{t('entity.connect')}</Typography>
      <YamlBlock title={t('entity.annotations')} yaml={EXAMPLE} />
      <Typography variant="body2" color="textSecondary">
        {t('entity.orLabel')}
      </Typography>
    </Notice>
  );
}
