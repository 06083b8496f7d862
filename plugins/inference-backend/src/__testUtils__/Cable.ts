// SPDX-License-Identifier: Apache-2.0
import { connect, createServer, Server, Socket } from 'node:net';

/** Forwards connections to a server, until it is cut. */
export class Cable {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(private readonly server: Server, readonly port: number) {}

  /** Takes any free port of this machine. */
  static async lay(to: { host: string; port: number }): Promise<Cable> {
    const server = createServer();
    await new Promise<void>(listening =>
      server.listen(0, '127.0.0.1', listening),
    );
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('The cable has no port');
    }
    const cable = new Cable(server, address.port);
    server.on('connection', socket => cable.join(socket, connect(to)));
    return cable;
  }

  /** Ends all connections and takes no new ones. */
  cut(): void {
    this.isCut = true;
    this.sockets.forEach(socket => socket.destroy());
  }

  mend(): void {
    this.isCut = false;
  }

  async remove(): Promise<void> {
    this.cut();
    await new Promise(closed => this.server.close(closed));
  }

  private join(near: Socket, far: Socket): void {
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ]) {
      this.sockets.add(socket);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.on('error', () => socket.destroy());
      socket.pipe(other);
    }
    if (this.isCut) {
      near.destroy();
    }
  }
}
