// SPDX-License-Identifier: Apache-2.0
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const CONFIG = /(<script type="backstage\.io\/config">)([\s\S]*?)(<\/script>)/;

/**
 * Serves a built app beside the running portal, whose backend it uses.
 *
 * @param dist the folder with index.html
 * @param portalUrl what answers below /api
 * @returns its address, and how to end it
 */
export async function serveApp(dist, portalUrl) {
  const server = createServer((req, res) => {
    if (req.url.startsWith('/api/')) {
      passOn(req, res, portalUrl);
    } else {
      sendFile(res, dist, req.url, urlOf(server));
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: urlOf(server),
    close: () =>
      new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function urlOf(server) {
  return `http://localhost:${server.address().port}`;
}

function passOn(req, res, portalUrl) {
  const upstream = request(
    new URL(req.url, portalUrl),
    { method: req.method, headers: req.headers },
    answer => {
      res.writeHead(answer.statusCode, answer.headers);
      answer.pipe(res);
    },
  );
  upstream.on('error', () => res.writeHead(502).end());
  res.on('close', () => upstream.destroy());
  req.pipe(upstream);
}

/** A file, or for the app's own paths the page that starts it. */
function sendFile(res, dist, url, ownUrl) {
  const path = join(dist, normalize(new URL(url, ownUrl).pathname));
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
    res.writeHead(200, { 'content-type': type });
    createReadStream(path).pipe(res);
    return;
  }
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  res.writeHead(200, { 'content-type': TYPES['.html'] });
  res.end(
    page.replace(CONFIG, (_, open, json, close) =>
      [open, JSON.stringify([...JSON.parse(json), at(ownUrl)]), close].join(''),
    ),
  );
}

/** The app was built for another address; the last entry decides. */
function at(baseUrl) {
  return {
    context: 'serveApp',
    data: { app: { baseUrl }, backend: { baseUrl } },
  };
}
