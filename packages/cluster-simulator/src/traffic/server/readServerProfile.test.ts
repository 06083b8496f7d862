// SPDX-License-Identifier: Apache-2.0
import { SAMPLE_MODEL } from '../samples/createSampleCluster';
import { readServerProfile } from './readServerProfile';

const read = (args: string[]) =>
  readServerProfile(
    {
      namespace: 'chat',
      name: 'p',
      labels: {},
      ready: true,
      process: 'p/0',
      deployment: 'chat/d',
      containers: [{ image: 'vllm/vllm-openai:v0.26.0', args }],
    },
    [SAMPLE_MODEL],
  );

describe('readServerProfile', () => {
  it.each([
    [
      ['--model=/models/q', '--served-model-name=q1', 'q2'],
      ['q1', 'q2'],
    ],
    [['vllm', 'serve', 'org/m', '--port', '8200'], ['org/m']],
    [['--model', 'org/n'], ['org/n']],
  ])('takes the names of %j', (args, names) => {
    expect(read(args)?.servedNames).toEqual(names);
  });

  it('is no model server without a model', () => {
    expect(read(['--pool-name', 'x'])).toBeUndefined();
    expect(read(['serve', '--port', '1'])).toBeUndefined();
  });

  it('reads the limits, and the speed from the scenario', () => {
    expect(
      read([
        '--model',
        SAMPLE_MODEL.model,
        '--max-num-seqs=12',
        '--max-model-len',
        '2048',
        '--max-loras=3',
        '--lora-modules',
        'a=/l/a',
        '{"name": "b", "path": "/l/b"}',
        '--port=8100',
      ]),
    ).toEqual({
      ...SAMPLE_MODEL.server,
      servedNames: [SAMPLE_MODEL.model],
      adapters: ['a', 'b'],
      port: 8100,
      maxSequences: 12,
      maxModelLength: 2048,
      maxBatchedTokens: 2048,
      loraEnabled: true,
      maxLoras: 3,
    });
  });
});
