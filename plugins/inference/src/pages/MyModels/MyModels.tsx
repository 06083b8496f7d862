// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import GroupIcon from '@material-ui/icons/Group';
import {
  inferencePoolReadPermission,
  OwnedEntities,
} from '@inference-portal/backstage-plugin-inference-common';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { Notice } from '../../components/Notice';
import { StaleBanner } from '../../components/StaleBanner';
import { useOwnedEntities } from '../../hooks/useOwnedEntities';
import { useTexts } from '../../hooks/useTexts';
import { isDenied } from '../../lib/describeFailure';
import { rootRouteRef } from '../../routes';
import { MyModel } from './MyModel';

/** As many as a card has room for; they come worst first. */
const MOST_SHOWN = 10;

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
    },
    foot: { marginTop: theme.spacing(1) },
  }),
  { name: 'InferenceMyModels' },
);

/** The models of the user's teams, for the home page. */
export function MyModels() {
  const t = useTexts();
  const { value, error, confirmedAt, refresh } = useOwnedEntities();
  if (error && (!value || isDenied(error))) {
    return (
      <Failure
        error={error}
        what={t('myModels.what')}
        permission={inferencePoolReadPermission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what={t('myModels.what')} heights={[44, 44, 44]} />;
  }
  return (
    <>
      {error && (
        <StaleBanner
          error={error}
          confirmedAt={confirmedAt}
          onRetry={refresh}
        />
      )}
      <List owned={value} />
    </>
  );
}

function List(props: { owned: OwnedEntities }) {
  const { items, total } = props.owned;
  const classes = useStyles();
  const t = useTexts();
  const all = <AllModels />;
  if (items.length === 0) {
    return (
      <Notice icon={GroupIcon} title={t('myModels.none')}>
        <Typography variant="body2">
          {t('myModels.noneWhy', { all })}
        </Typography>
      </Notice>
    );
  }
  const shown = items.slice(0, MOST_SHOWN);
  const more = total - shown.length;
  return (
    <>
      <ul className={classes.list} aria-label={t('myModels.list')}>
        {shown.map(entity => (
          <MyModel key={entity.entityRef} entity={entity} />
        ))}
      </ul>
      <Typography variant="body2" className={classes.foot}>
        {more > 0 && <>{t('myModels.more', { count: more })} · </>}
        {all}
      </Typography>
    </>
  );
}

function AllModels() {
  const t = useTexts();
  const page = useRouteRef(rootRouteRef);
  return (
    <Link to={`${page()}?tab=models`} underline="always">
      {t('myModels.all')}
    </Link>
  );
}
