// SPDX-License-Identifier: Apache-2.0
import Check from '@material-ui/icons/Check';
import ErrorIcon from '@material-ui/icons/Error';
import ReportProblem from '@material-ui/icons/ReportProblem';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { Mark } from '../../components/Mark';

/** Whether requests can go there, and why not. */
export function EndpointState(props: { endpoint: Endpoint; narrow: boolean }) {
  const { ready, fresh, reason } = props.endpoint;
  if (!ready) {
    return (
      <>
        <Mark tone="bad" icon={ErrorIcon}>
          not ready
        </Mark>
        {!props.narrow && <div>{reason ?? 'no reason is known'}</div>}
      </>
    );
  }
  return (
    <>
      <Mark tone="good" icon={Check}>
        ready
      </Mark>
      {fresh === false && (
        <div>
          <Mark tone="warning" icon={ReportProblem}>
            {props.narrow ? 'old metrics' : 'metrics not read lately'}
          </Mark>
        </div>
      )}
    </>
  );
}
