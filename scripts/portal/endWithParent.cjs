// SPDX-License-Identifier: Apache-2.0
// Loaded into every child: when its parent is gone, even killed, it ends with
// all that it started.
process.on('disconnect', () => process.kill(-process.pid, 'SIGTERM'));
process.channel?.unref();
