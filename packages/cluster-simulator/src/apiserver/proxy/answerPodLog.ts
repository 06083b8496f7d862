// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { badRequest } from '../failure/failures';
import {
  arrayAt,
  isJsonObject,
  JsonObject,
  numberAt,
  objectAt,
  stringAt,
} from '../json/JsonObject';
import { parseNumber } from '../read/listOptions';
import { ApiRequest } from '../request/ApiRequest';
import { requestedObject } from '../requestedObject';

function chooseContainer(pod: KubernetesObject, asked: string | null): string {
  const names = arrayAt(pod.spec, 'containers').flatMap(
    container => stringAt(container, 'name') ?? [],
  );
  const { name } = pod.metadata;
  if (asked) {
    if (!names.includes(asked)) {
      throw badRequest(`container ${asked} is not valid for pod ${name}`);
    }
    return asked;
  }
  if (names.length !== 1) {
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(
        ' ',
      )}]`,
    );
  }
  return names[0];
}

/** What can be told of a container that isn't there: when it ran and how it ended. */
function stateLines(state: JsonObject, container: string): string[] {
  const running = stringAt(state.running, 'startedAt');
  const { terminated } = state;
  const exit = numberAt(terminated, 'exitCode');
  const words = stringAt(terminated, 'message');
  return [
    ...(running === undefined ? [] : [`${running} ${container}: started`]),
    ...(words === undefined ? [] : words.split('\n')),
    ...(exit === undefined
      ? []
      : [
          `${
            stringAt(terminated, 'finishedAt') ?? ''
          } ${container}: exited with ${exit} (${
            stringAt(terminated, 'reason') ?? 'Error'
          })`.trim(),
        ]),
  ];
}

/** `pods/NAME/log`: there is no process, so the log tells what the status knows. */
export function answerPodLog(request: ApiRequest, cluster: Cluster): void {
  const { response, query } = request;
  const pod = requestedObject(request, cluster);
  const container = chooseContainer(pod, query.get('container'));
  const status = arrayAt(pod.status, 'containerStatuses').find(
    entry => stringAt(entry, 'name') === container,
  );
  const previous = query.get('previous') === 'true';
  const state = objectAt(status, previous ? 'lastState' : 'state');
  const waiting = isJsonObject(state.waiting) ? state.waiting : undefined;
  if (!isJsonObject(status) || (waiting && !previous && !status.restartCount)) {
    const reason = stringAt(waiting, 'reason') ?? 'ContainerCreating';
    throw badRequest(
      `container "${container}" in pod "${pod.metadata.name}" is waiting to start: ${reason}`,
    );
  }
  if (previous && Object.keys(state).length === 0) {
    throw badRequest(
      `previous terminated container "${container}" in pod "${pod.metadata.name}" not found`,
    );
  }
  // A container that waits to be started again shows its last run.
  const shown = waiting ? objectAt(status, 'lastState') : state;
  const lines = stateLines(shown, container);
  const tail = parseNumber(query, 'tailLines');
  const kept = tail === undefined ? lines : lines.slice(lines.length - tail);
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.end(kept.map(line => `${line}\n`).join(''));
}
