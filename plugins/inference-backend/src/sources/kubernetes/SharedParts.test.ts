// SPDX-License-Identifier: Apache-2.0
import { SharedParts } from './SharedParts';

/** As parsed: every text and part its own. */
function pod(name: string, parts: object = {}) {
  return structuredClone({
    meta: {
      name,
      uid: `uid of ${name}`,
      labels: { app: 'chat', version: 'v1' },
      owners: [{ kind: 'ReplicaSet', name: 'chat-5d', controller: true }],
    },
    ip: undefined,
    containers: [{ name: 'vllm', args: ['--model', 'Qwen/Qwen3'], env: {} }],
    statuses: [{ name: 'vllm', ready: true, restarts: 0 }],
    ...parts,
  });
}

it('keeps equal parts once, and changes nothing', () => {
  const shared = new SharedParts();
  const one = shared.share(pod('one'));
  const two = shared.share(pod('two'));
  expect([one, two]).toEqual([pod('one'), pod('two')]);
  expect(Object.keys(one)).toEqual(Object.keys(pod('one')));
  expect(two.containers).toBe(one.containers);
  expect(two.statuses).toBe(one.statuses);
  expect(two.meta.labels).toBe(one.meta.labels);
  expect(two.meta.owners).toBe(one.meta.owners);
  expect(two.meta).not.toBe(one.meta);
});

it('keeps apart what differs in anything', () => {
  const shared = new SharedParts();
  const one = shared.share(pod('one'));
  const statuses = [{ name: 'vllm', ready: true, restarts: 1 }];
  const two = shared.share(pod('two', { statuses }));
  expect(two.statuses).toEqual(statuses);
  expect(one.statuses).toEqual(pod('one').statuses);
  // Alike as JSON, which knows no undefined.
  const empty = shared.share(pod('three', { statuses: [{ ready: true }] }));
  const missing = shared.share(
    pod('four', { statuses: [{ ready: true, image: undefined }] }),
  );
  expect(Object.keys(empty.statuses[0])).toEqual(['ready']);
  expect(Object.keys(missing.statuses[0])).toEqual(['ready', 'image']);
});

it('starts anew before it keeps too much', () => {
  const shared = new SharedParts();
  const first = shared.share(pod('first'));
  for (let index = 0; index < 5000; index++) {
    const statuses = [{ name: 'vllm', ready: true, restarts: index }];
    const shareds = shared.share(pod(`pod-${index}`, { statuses }));
    expect(shareds.statuses[0].restarts).toBe(index);
  }
  const last = shared.share(pod('last'));
  expect(last).toEqual(pod('last'));
  expect(last.meta.labels).not.toBe(first.meta.labels);
});
