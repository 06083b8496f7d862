// SPDX-License-Identifier: Apache-2.0
import { refuseRedirect } from './refuseRedirect';

const redirect = () =>
  new Response(null, {
    status: 302,
    headers: { location: 'http://elsewhere.example/x' },
  });

it('says what is wrong where the API server redirects', () => {
  expect(() => refuseRedirect(redirect(), '/api/v1/pods')).toThrow(
    "answered 302 with a redirect to elsewhere.example, which is not followed: the cluster's url must be that of its API server",
  );
});

it.each([
  '/api/v1/namespaces/llm/pods/epp-1:9090/proxy/metrics',
  '/api/v1/namespaces/monitoring/services/prometheus:web/proxy/api/v1/query?query=up',
])('blames nobody else where what is behind it does: %s', path => {
  expect(() => refuseRedirect(redirect(), path)).toThrow(
    /redirect to elsewhere\.example, which is not followed$/,
  );
});

it('lets every other answer pass', () => {
  refuseRedirect(new Response('', { status: 503 }), '/api/v1/pods');
  expect(() => refuseRedirect(new Response('{}'), '/api')).not.toThrow();
});
