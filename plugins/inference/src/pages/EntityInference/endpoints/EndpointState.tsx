// SPDX-License-Identifier: Apache-2.0
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from '../../../components/Mark';
import { useTexts } from '../../../hooks/useTexts';

/** Whether requests can go there, and why not. */
export function EndpointState(props: { row: Endpoint }) {
  const { ready, fresh, reason } = props.row;
  const t = useTexts();
  if (!ready) {
    return (
      <>
        <Mark tone="bad" icon={ErrorIcon}>
          {t('endpoints.notReady')}
        </Mark>
        <div>{reason ?? t('endpoints.noReason')}</div>
      </>
    );
  }
  return (
    <>
      <Mark tone="good" icon={Check}>
        {t('endpoints.ready')}
      </Mark>
      {fresh === false && (
        <div>
          <Mark tone="warning" icon={ReportProblem}>
            {t('endpoints.oldMetrics')}
          </Mark>
        </div>
      )}
    </>
  );
}
