// SPDX-License-Identifier: Apache-2.0
import { constants, createGunzip, Gunzip, ZlibReset } from 'node:zlib';

/** Its types leave out that it, too, can begin anew. */
type Engine = Gunzip & ZlibReset;

const CHUNK_BYTES = 128 * 1024;

/** More is let go of after an answer that needs it. */
const KEPT_BYTES = 16 * 1024 * 1024;

function createEngine(): Engine {
  return createGunzip({ chunkSize: CHUNK_BYTES }) as Engine;
}

/**
 * Unzips one answer after the other, by the same engine and into the same memory:
 * what is taken anew for each stays with the engine's closures until V8 looks
 * through the whole heap, and 64 MB of it make it do so.
 */
export class Unzipper {
  private engine: Engine | undefined;
  private memory = Buffer.alloc(0);

  constructor(private readonly maxBytes: number) {}

  /**
   * What it gives is overwritten by the next, which must not begin before.
   *
   * @param length - how much it probably is
   * @throws an Error where it is no gzip, cut off, or too long
   */
  async unzip(zipped: Buffer, length: number): Promise<Buffer> {
    const engine = this.engine ?? createEngine();
    // One that fails is of no use any more.
    this.engine = undefined;
    if (this.memory.length > KEPT_BYTES) {
      this.memory = Buffer.alloc(0);
    }
    this.makeRoom(length, 0);
    const size = await this.run(engine, zipped);
    engine.removeAllListeners('data');
    engine.removeAllListeners('error');
    engine.reset();
    this.engine = engine;
    return this.memory.subarray(0, size);
  }

  private run(engine: Engine, zipped: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      let size = 0;
      engine.on('error', reject);
      engine.on('data', (part: Buffer) => {
        if (size + part.length > this.maxBytes) {
          engine.destroy(
            new Error(`the answer is longer than ${this.maxBytes} bytes`),
          );
          return;
        }
        this.makeRoom(size + part.length, size);
        size += part.copy(this.memory, size);
      });
      engine.write(zipped);
      // Where it isn't all there, this fails.
      engine.flush(constants.Z_FINISH, () => {
        if (engine.errored) {
          reject(engine.errored);
        } else {
          resolve(size);
        }
      });
    });
  }

  /** @param kept - of the memory's bytes */
  private makeRoom(length: number, kept: number): void {
    if (length > this.memory.length && length <= this.maxBytes) {
      const larger = Buffer.allocUnsafeSlow(
        Math.min(this.maxBytes, Math.max(length, this.memory.length * 2)),
      );
      this.memory.copy(larger, 0, 0, kept);
      this.memory = larger;
    }
  }
}
