// SPDX-License-Identifier: Apache-2.0
import { brief, judgeSample } from '../testing/judgeSample';
import { asProvider, PROVIDER_SAMPLES } from '../testing/providerSamples';

/** Healthy, and all the same told: its makers announced the end of it. */
const ANNOUNCED: Record<string, string[]> = {
  'kgateway 2.1': [
    'warning provider-inference-deprecated Gateway front: spec.gatewayClassName',
  ],
};

it.each(Object.keys(PROVIDER_SAMPLES))(
  'finds nothing wrong in a healthy cluster of %s',
  name => {
    const findings = judgeSample(asProvider(name)).filter(
      ({ severity }) => severity !== 'info',
    );

    expect(findings.map(brief)).toEqual(ANNOUNCED[name] ?? []);
  },
);
