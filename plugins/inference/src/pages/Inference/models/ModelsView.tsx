// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import SearchIcon from '@material-ui/icons/Search';
import { ServedModel } from '@inference-portal/backstage-plugin-inference-common';
import { AsOf } from '../../../components/AsOf';
import { Confirmation } from '../../../components/LiveAnswer';
import { Notice } from '../../../components/Notice';
import {
  formatSorting,
  parseSorting,
  sortRows,
} from '../../../components/table/sorting';
import { VirtualTable } from '../../../components/table/VirtualTable';
import { useHeldOrder } from '../../../hooks/useHeldOrder';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import { filterModels, isNobodys } from '../../../lib/filterModels';
import { parseHealth } from '../../../lib/rankHealth';
import { useListStyles } from '../listStyles';
import { modelColumns } from './modelColumns';
import { ModelFilters } from './ModelFilters';

const nameOf = ({ name }: ServedModel) => name;

/** Names that requests can ask for, where they lead, and whose they are. */
export function ModelsView(props: { models: ServedModel[] } & Confirmation) {
  const { models, confirmedAt, live } = props;
  const classes = useListStyles();
  const t = useTexts();
  const { read, write } = useUrlState();
  const columns = useMemo(() => modelColumns(t), [t]);
  const health = parseHealth(read('health'));
  const [owner, text, sort] = [read('owner'), read('q'), read('sort')];
  const found = useMemo(
    () => filterModels(models, { health, owner, text }),
    [models, health, owner, text],
  );
  const sorting = useMemo(() => parseSorting(sort), [sort]);
  const sorted = useMemo(
    () => sortRows(found, columns, sorting),
    [found, columns, sorting],
  );
  const view = [health, owner, text, sort].join('\n');
  const { rows, holders } = useHeldOrder(sorted, nameOf, view);
  const unowned = useMemo(() => models.filter(isNobodys).length, [models]);

  if (models.length === 0) {
    return (
      <Notice icon={SearchIcon} title={t('models.none')}>
        <Typography variant="body2">
          {t('models.noneWhy', {
            clusters: <Link to="?tab=clusters">{t('page.clusters')}</Link>,
          })}
        </Typography>
      </Notice>
    );
  }
  return (
    <div className={classes.root}>
      <ModelFilters models={models} />
      <div className={classes.line}>
        <Typography variant="body2" color="textSecondary" aria-live="polite">
          {found.length < models.length
            ? t('models.matching', {
                count: models.length,
                found: found.length,
              })
            : t('models.all', { count: models.length })}
          {unowned > 0 && ` · ${t('models.unowned', { count: unowned })}`}
        </Typography>
        <AsOf at={confirmedAt} live={live} />
      </div>
      {rows.length > 0 && (
        <div {...holders}>
          <VirtualTable
            label={t(sorting ? 'models.tableSorted' : 'models.table')}
            rows={rows}
            keyOf={nameOf}
            columns={columns}
            sorting={sorting}
            onSort={next => write({ sort: formatSorting(next) })}
          />
        </div>
      )}
    </div>
  );
}
