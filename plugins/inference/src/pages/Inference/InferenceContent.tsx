// SPDX-License-Identifier: Apache-2.0
import { Content } from '@backstage/core-components';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { useUrlState } from '../../hooks/useUrlState';
import { ClustersTab } from './ClustersTab';
import { PoolsTab } from './pools/PoolsTab';

const useStyles = makeStyles(
  theme => ({
    tabs: {
      marginBottom: theme.spacing(2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'InferenceContent' },
);

/** All pools and clusters. */
export function InferenceContent() {
  const classes = useStyles();
  const t = useTexts();
  const { read, write } = useUrlState();
  const tab = read('tab') === 'clusters' ? 'clusters' : 'pools';
  return (
    <Content>
      <Tabs
        className={classes.tabs}
        value={tab}
        onChange={(_, next: string) =>
          write({ tab: next === 'pools' ? undefined : next })
        }
        aria-label={t('page.tabs')}
        textColor="inherit"
      >
        <Tab
          value="pools"
          label={t('page.pools')}
          id="inference-tab-pools"
          aria-controls="inference-panel"
        />
        <Tab
          value="clusters"
          label={t('page.clusters')}
          id="inference-tab-clusters"
          aria-controls="inference-panel"
        />
      </Tabs>
      <div
        role="tabpanel"
        id="inference-panel"
        aria-labelledby={`inference-tab-${tab}`}
      >
        {tab === 'pools' ? <PoolsTab /> : <ClustersTab />}
      </div>
    </Content>
  );
}
