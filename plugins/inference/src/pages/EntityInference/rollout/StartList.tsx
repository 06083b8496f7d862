// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/core-plugin-api';
import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { toneColor } from '../../../components/tones';
import { useElementId } from '../../../hooks/useElementId';
import { useTexts } from '../../../hooks/useTexts';
import { listStartable, Startable } from '../../../lib/listStartable';
import { poolKey } from '../../../lib/poolKey';
import { createFromTemplateRouteRef } from '../../../routes';
import { whyNot } from './ChangeButtons';
import { StepForecast } from './StepForecast';

/** What one mostly begins with, in per cent. */
const USUAL_START = 10;

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.75),
    },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      overflowWrap: 'anywhere',
    },
    quiet: { color: toneColor(theme, 'quiet'), marginBottom: theme.spacing(1) },
  }),
  { name: 'InferenceStartList' },
);

/** The rules that a canary can be put into; its form is filled in with what is known. */
export function StartList(props: { view: EntityInference }) {
  const { view } = props;
  const classes = useStyles();
  const t = useTexts();
  const whyId = useElementId();
  const templateRoute = useRouteRef(createFromTemplateRouteRef);
  const form = templateRoute?.({
    namespace: 'default',
    templateName: 'canary-start',
  });
  const why = whyNot(
    view.access,
    form !== undefined,
    t('rollout.noScaffolder'),
  );
  return (
    <>
      {view.rollouts.length === 0 && (
        <div className={classes.quiet}>{t('rollout.none')}</div>
      )}
      <ul className={classes.list} aria-label={t('rollout.do.start')}>
        {listStartable(view).map(startable => {
          const { route, rule, stable } = startable;
          const words = t('rollout.startable', {
            route: `${route.namespace}/${route.name}`,
            rule,
            cluster: route.cluster,
            pool: stable.name,
          });
          const label = `${t('rollout.do.start')}: ${words}`;
          return (
            <li key={`${poolKey(route)}/${rule}`} className={classes.item}>
              {form === undefined || why !== undefined ? (
                <Button
                  size="small"
                  variant="outlined"
                  disabled
                  aria-label={label}
                  aria-describedby={whyId}
                >
                  {t('rollout.do.start')}
                </Button>
              ) : (
                <LinkButton
                  size="small"
                  variant="outlined"
                  to={`${form}?${formData(view.entityRef, startable)}`}
                  aria-label={label}
                >
                  {t('rollout.do.start')}
                </LinkButton>
              )}
              <span>{words}</span>
              <StepForecast
                entityRef={view.entityRef}
                of={{ way: 'pools', route, rule }}
                percent={USUAL_START}
              />
            </li>
          );
        })}
      </ul>
      {why !== undefined && (
        <div id={whyId} className={classes.quiet}>
          {why}
        </div>
      )}
    </>
  );
}

/** As the Scaffolder's forms take it. */
function formData(
  entityRef: string,
  { route, rule, stable }: Startable,
): URLSearchParams {
  return new URLSearchParams({
    formData: JSON.stringify({
      entityRef,
      cluster: route.cluster,
      namespace: route.namespace,
      route: route.name,
      rule,
      stable: stable.name,
    }),
  });
}
