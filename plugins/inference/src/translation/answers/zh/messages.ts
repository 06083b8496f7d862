// SPDX-License-Identifier: Apache-2.0
import { findings } from './findings';

export default { ...findings };
