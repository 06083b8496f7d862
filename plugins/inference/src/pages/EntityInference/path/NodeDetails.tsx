// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import {
  EntityGateway,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';
import { ConditionMark } from '../../../components/ConditionMark';
import { Dash } from '../../../components/Dash';
import { Facts } from '../../../components/Facts';
import { HealthMark } from '../../../components/HealthMark';
import { TimeoutStack } from '../../../components/TimeoutStack';
import { PathNode } from '../../../lib/derivePath';
import { poolKey } from '../../../lib/poolKey';
import { EndpointSection } from '../EndpointSection';
import { LoadStrip } from '../LoadStrip';
import { PickerFact } from '../PickerFact';
import { PoolFacts } from '../PoolFacts';
import { PoolStaleness } from '../PoolStaleness';
import { RouteBackends } from '../RouteBackends';
import { KIND_WORDS } from './describeNode';

/** `Pool prod-eu/chat/qwen-chat-v1` */
export function describeNodeKind({
  subject,
  title,
  cluster,
}: PathNode): string {
  const name =
    'pool' in subject ? poolKey(subject.pool) : `${title} in ${cluster}`;
  return `${KIND_WORDS[subject.kind]}${
    subject.kind === 'picker' || subject.kind === 'endpoints' ? ' of' : ''
  } ${name}`;
}

/** Everything the answer tells of a part of the path. */
export function NodeDetails(props: { node: PathNode }) {
  const { subject } = props.node;
  switch (subject.kind) {
    case 'gateway':
      return <GatewayDetails name={subject.name} gateway={subject.gateway} />;
    case 'rule':
      return <RuleDetails rule={subject.rule} />;
    case 'pool':
      return (
        <>
          <div>
            <HealthMark health={subject.pool.health} /> {subject.pool.reason}
          </div>
          <PoolStaleness pool={subject.pool} />
          <LoadStrip pool={subject.pool} />
          <PoolFacts pool={subject.pool} />
        </>
      );
    case 'picker':
      return (
        <Facts
          list
          items={[
            { label: 'State', value: <PickerFact pool={subject.pool} /> },
            {
              label: 'If it fails',
              value: subject.pool.failureMode ?? (
                <Dash why="the pool names no picker, or no failure mode" />
              ),
            },
            {
              label: 'Pods',
              value:
                subject.pool.pickers.length > 0 ? (
                  subject.pool.pickers.map(({ pod, node, restarts }) => (
                    <div key={pod}>
                      {pod}
                      {node && ` on ${node}`}, {restarts} restarts
                    </div>
                  ))
                ) : (
                  <Dash why="the cluster has no pod of the picker" />
                ),
            },
          ]}
        />
      );
    case 'endpoints':
      return <EndpointSection pool={subject.pool} />;
    default:
      return (
        <Facts
          list
          items={[
            { label: 'Kind', value: subject.backend.kind },
            { label: 'Weight', value: String(subject.backend.weight) },
          ]}
        />
      );
  }
}

function GatewayDetails(props: { name: string; gateway?: EntityGateway }) {
  const { name, gateway } = props;
  if (!gateway) {
    return (
      <div>
        A route names the gateway {name}, which the cluster does not have or
        does not show.
      </div>
    );
  }
  return (
    <Facts
      list
      items={[
        {
          label: 'Status',
          value: (
            <ConditionMark name="Programmed" status={gateway.programmed} />
          ),
        },
        { label: 'Class', value: gateway.className },
        {
          label: 'Controller',
          value: gateway.controller ?? (
            <Dash why="the class does not exist, so no controller is known" />
          ),
        },
        {
          label: 'Addresses',
          value:
            gateway.addresses.length > 0 ? (
              gateway.addresses.join(', ')
            ) : (
              <Dash why="the controller gave the gateway no address" />
            ),
        },
      ]}
    />
  );
}

function RuleDetails(props: { rule: RouteRule }) {
  const { rule } = props;
  return (
    <>
      <Facts
        list
        items={[
          {
            label: 'Status',
            value: (
              <>
                <ConditionMark name="Accepted" status={rule.accepted} />{' '}
                <ConditionMark name="ResolvedRefs" status={rule.resolvedRefs} />
                {rule.stale && ' (of an older generation of the route)'}
              </>
            ),
          },
          { label: 'Gateway', value: rule.gateway },
          {
            label: 'Hosts',
            value: rule.hostnames.join(', ') || 'any',
          },
          {
            label: 'Requests',
            value:
              rule.matches.length > 0
                ? rule.matches.map(match => <div key={match}>{match}</div>)
                : 'any',
          },
          { label: 'Models', value: rule.models.join(', ') || 'any' },
          {
            label: 'Go to',
            value: <RouteBackends backends={rule.backends} wrap />,
          },
        ]}
      />
      {rule.timeouts.length > 0 && (
        <div>
          <Typography variant="subtitle2" component="h3" gutterBottom>
            What can cut a request
          </Typography>
          <TimeoutStack timeouts={rule.timeouts} />
        </div>
      )}
    </>
  );
}
