// SPDX-License-Identifier: Apache-2.0
import { createManualClock } from '../time/createManualClock';
import { createCluster } from './createCluster';
import { createLoopbackSockets } from './createLoopbackSockets';
import { PodHandler } from './Cluster';
import { PODS } from './resourceKeys';

const says =
  (text: string): PodHandler =>
  (_request, response) =>
    response.end(text);

describe('the network of pods', () => {
  it('finds who listens, until they stop', () => {
    const clock = createManualClock({ startAt: 0 });
    const { network } = createCluster({ name: 'c', clock, seed: 1 });
    const first = says('first');
    const second = says('second');
    const stopFirst = network.listen('n', 'p', 8000, first);
    expect(network.handler('n', 'p', 8000)).toBe(first);
    expect(network.handler('n', 'p', 9090)).toBeUndefined();
    expect(network.handler('m', 'p', 8000)).toBeUndefined();
    const stopSecond = network.listen('n', 'p', 8000, second);
    stopFirst();
    expect(network.handler('n', 'p', 8000)).toBe(second);
    stopSecond();
    expect(network.handler('n', 'p', 8000)).toBeUndefined();
  });

  it('opens real ports where it is asked to', async () => {
    // Only Linux has all of 127/8 without any set-up.
    if (process.platform !== 'linux') return;
    const errors: string[] = [];
    const sockets = createLoopbackSockets({
      onError: message => errors.push(message),
    });
    const clock = createManualClock({ startAt: 0 });
    const { network, store } = createCluster({
      name: 'c',
      clock,
      seed: 1,
      sockets,
    });
    store.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'n' },
    });
    store.updateStatus(PODS, 'n', 'p', { podIP: '127.99.1.2' });
    const stop = network.listen('n', 'p', 19_801, says('hello'));
    const ask = () => fetch('http://127.99.1.2:19801/');
    expect(await (await ask()).text()).toBe('hello');
    stop();
    await expect(ask()).rejects.toThrow('fetch failed');
    sockets.close();
    expect(errors).toEqual([]);
  });
});
