// SPDX-License-Identifier: Apache-2.0
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { MarkWith } from '../../../components/Mark';
import { CellKit } from '../../../components/table/useCellKit';

/** Whether requests can go there, and why not. */
export function EndpointState(props: { row: Endpoint; kit: CellKit }) {
  const { ready, fresh, reason } = props.row;
  const { t, mark } = props.kit;
  if (!ready) {
    return (
      <>
        <MarkWith classes={mark} tone="bad" icon={ErrorIcon}>
          {t('endpoints.notReady')}
        </MarkWith>
        <div>{reason ?? t('endpoints.noReason')}</div>
      </>
    );
  }
  return (
    <>
      <MarkWith classes={mark} tone="good" icon={Check}>
        {t('endpoints.ready')}
      </MarkWith>
      {fresh === false && (
        <div>
          <MarkWith classes={mark} tone="warning" icon={ReportProblem}>
            {t('endpoints.oldMetrics')}
          </MarkWith>
        </div>
      )}
    </>
  );
}
