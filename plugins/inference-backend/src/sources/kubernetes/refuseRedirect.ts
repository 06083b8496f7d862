// SPDX-License-Identifier: Apache-2.0

/** Paths of which somebody behind the API server answers. */
const PROXIED = /\/(pods|services)\/[^/]+\/proxy(\/|$)/;

/**
 * Credentials are for one host: an answer that sends them to another is an error.
 *
 * @param path - that was asked for
 */
export function refuseRedirect(response: Response, path: string): void {
  if (response.status < 300 || response.status >= 400) {
    return;
  }
  response.body?.cancel().catch(() => {});
  const location = response.headers.get('location') ?? '';
  const host = URL.canParse(location) ? ` to ${new URL(location).host}` : '';
  const advice = PROXIED.test(path)
    ? ''
    : ": the cluster's url must be that of its API server";
  throw new Error(
    `answered ${response.status} with a redirect${host}, which is not followed${advice}`,
  );
}
