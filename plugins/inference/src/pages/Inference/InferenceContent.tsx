// SPDX-License-Identifier: Apache-2.0
import { Content } from '@backstage/core-components';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import { FindingPageDrawer } from '../../components/FindingPageDrawer';
import { Readable } from '../../components/Readable';
import { useTexts } from '../../hooks/useTexts';
import { ClustersTab } from './clusters/ClustersTab';
import { ModelsTab } from './models/ModelsTab';
import { PoolsTab } from './pools/PoolsTab';

const TABS = [
  { name: 'pools', Content: PoolsTab },
  { name: 'models', Content: ModelsTab },
  { name: 'clusters', Content: ClustersTab },
] as const;

const useStyles = makeStyles(
  theme => ({
    tabs: {
      marginBottom: theme.spacing(2),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'InferenceContent' },
);

/** All pools, models and clusters. */
export function InferenceContent() {
  const classes = useStyles();
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab');
  const tab = TABS.find(({ name }) => name === asked) ?? TABS[0];
  return (
    <Readable>
      <Content>
        <Tabs
          className={classes.tabs}
          value={tab.name}
          // What narrows one tab means nothing in another.
          onChange={(_, next: string) =>
            setParams(next === TABS[0].name ? {} : { tab: next })
          }
          aria-label={t('page.tabs')}
          textColor="inherit"
        >
          {TABS.map(({ name }) => (
            <Tab
              key={name}
              value={name}
              label={t(`page.${name}`)}
              id={`inference-tab-${name}`}
              aria-controls="inference-panel"
            />
          ))}
        </Tabs>
        <div
          role="tabpanel"
          id="inference-panel"
          aria-labelledby={`inference-tab-${tab.name}`}
        >
          <tab.Content />
        </div>
        <FindingPageDrawer />
      </Content>
    </Readable>
  );
}
