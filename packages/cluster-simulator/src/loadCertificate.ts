// SPDX-License-Identifier: Apache-2.0
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

let certificate: Promise<Certificate> | undefined;

/**
 * A certificate for 127.0.0.1, made when it is first needed: it takes half a
 * second, and only kubectl needs it (it sends no token without TLS).
 */
export function loadCertificate(): Promise<Certificate> {
  certificate ??= new Promise((made, failed) => {
    generate(
      [{ name: 'commonName', value: 'cluster-simulator' }],
      {
        keySize: 2048,
        days: 30,
        algorithm: 'sha256',
        extensions: [
          {
            name: 'subjectAltName',
            altNames: [
              { type: 2, value: 'localhost' },
              { type: 7, ip: '127.0.0.1' },
            ],
          },
        ],
      },
      (error, pems) =>
        error ? failed(error) : made({ key: pems.private, cert: pems.cert }),
    );
  });
  return certificate;
}
