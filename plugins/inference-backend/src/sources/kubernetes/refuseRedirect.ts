// SPDX-License-Identifier: Apache-2.0

/** Credentials are for one host: an answer that sends them to another is an error. */
export function refuseRedirect(response: Response): void {
  if (response.status < 300 || response.status >= 400) {
    return;
  }
  response.body?.cancel().catch(() => {});
  const location = response.headers.get('location') ?? '';
  const host = URL.canParse(location) ? ` to ${new URL(location).host}` : '';
  throw new Error(
    `answered ${response.status} with a redirect${host}, which is not followed: the cluster's url must be that of its API server`,
  );
}
