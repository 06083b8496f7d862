// SPDX-License-Identifier: Apache-2.0
import ErrorIcon from '@material-ui/icons/Error';
import { RouteBackend } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { Mark } from '../../components/Mark';
import { RatioBar } from '../../components/RatioBar';
import { Tip } from '../../components/Tip';
import { useTableStyles } from '../../components/tableStyles';
import { formatDuration } from '../../lib/formatDuration';
import { formatRatio } from '../../lib/formatSignal';

/** Where a rule's requests go, and what part of them. */
export function RouteBackends(props: {
  backends: RouteBackend[];
  /** Break long names, where there is little room. */
  wrap?: boolean;
}) {
  const { backends, wrap } = props;
  const classes = useTableStyles();
  const t = useTexts();
  if (backends.length === 0) {
    return (
      <Mark tone="bad" icon={ErrorIcon}>
        {t('entity.nowhere')}
      </Mark>
    );
  }
  return (
    <>
      {backends.map(
        ({ kind, namespace, name, weight, share, pool, observed }) => (
          <div
            key={`${kind} ${namespace}/${name}`}
            className={wrap ? undefined : classes.nowrap}
          >
            <Tip
              className={classes.number}
              text={t('entity.weight', { weight })}
            >
              <RatioBar ratio={share} />
              {formatRatio(share, t)}
            </Tip>{' '}
            {observed && (
              <>
                <Tip
                  className={classes.quiet}
                  text={t('entity.counted', {
                    requests: observed.requests,
                    window: formatDuration(observed.windowMs),
                    source: observed.source,
                  })}
                >
                  {t('entity.got', { share: formatRatio(observed.share, t) })}
                </Tip>{' '}
              </>
            )}
            {kind !== 'InferencePool' && `${kind} `}
            {namespace}/{name}
            {kind === 'InferencePool' && !pool && (
              <>
                {' '}
                <Mark tone="bad" icon={ErrorIcon}>
                  {t('entity.notFound')}
                </Mark>
              </>
            )}
          </div>
        ),
      )}
    </>
  );
}
