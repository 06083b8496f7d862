// SPDX-License-Identifier: Apache-2.0
import { version } from '../../../package.json';

/** As audit logs of API servers show it; a flow schema can tell the portal by it. */
export const USER_AGENT = `inference-portal/${version}`;
