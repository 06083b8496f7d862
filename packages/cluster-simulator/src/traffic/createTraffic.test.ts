// SPDX-License-Identifier: Apache-2.0
import { createTraffic } from './createTraffic';
import { createSampleCluster, sampleGateway, samplePool, sampleRoute, SAMPLE_MODEL } from './samples/createSampleCluster';
import { EventEmitter } from 'node:events';

it('tries', () => {
  const { cluster, clock } = createSampleCluster([
    ...sampleGateway(),
    ...samplePool({ namespace: 'chat', name: 'qwen', model: SAMPLE_MODEL.model, endpoints: 8 }),
    sampleRoute({ namespace: 'chat', name: 'qwen', rules: [{ backends: [{ name: 'qwen' }] }] }),
  ]);
  const traffic = createTraffic({ cluster, models: [SAMPLE_MODEL] });
  const t0 = process.cpuUsage();
  const w = Date.now();
  clock.advance(300_000);
  const used = process.cpuUsage(t0);
  console.log('cpu ms', (used.user + used.system) / 1000, Date.now() - w);
  const read = (pod: string, port: number, ns = 'chat') => {
    let text = '';
    const res: any = Object.assign(new EventEmitter(), { writeHead() { return res; }, end(x: any) { text += x ?? ''; }, write() {} });
    cluster.network.handler(ns, pod, port)?.({ url: '/metrics', headers: {} } as any, res);
    return text;
  };
  require('fs').writeFileSync('/tmp/vllm.txt', read('qwen-0', 8000));
  require('fs').writeFileSync('/tmp/epp.txt', read('qwen-epp-0', 9090));
  require('fs').writeFileSync('/tmp/gw.txt', read('inference-gateway-0', 15020, 'inference-system'));
  traffic.stop();
});
