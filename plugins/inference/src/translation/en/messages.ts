// SPDX-License-Identifier: Apache-2.0
import { page } from './page';

export default { ...page };
