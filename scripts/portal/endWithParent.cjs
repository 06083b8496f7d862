// SPDX-License-Identifier: Apache-2.0
// Loaded into every child: a child whose parent is gone, even killed, ends too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
