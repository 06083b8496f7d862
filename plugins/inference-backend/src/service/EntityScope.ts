// SPDX-License-Identifier: Apache-2.0

/**
 * Which entities the one who asks may read, and so what lists show: what belongs
 * to one of them, and what belongs to no entity.
 */
export class EntityScope {
  /** Who may read every entity. */
  static readonly all = new EntityScope('all', undefined);

  /** While nobody knows what belongs to whom. */
  static readonly nothing = new EntityScope('nothing', new Set(), false);

  private constructor(
    /** The same for scopes that show the same. */
    readonly key: string,
    private readonly readable: ReadonlySet<string> | undefined,
    private readonly showsUnowned = true,
  ) {}

  static of(entityRefs: Iterable<string>): EntityScope {
    const readable = new Set(entityRefs);
    return new EntityScope([...readable].sort().join(), readable);
  }

  get isAll(): boolean {
    return this.readable === undefined;
  }

  shows({ entities }: { entities: readonly string[] }): boolean {
    const { readable, showsUnowned } = this;
    return (
      readable === undefined ||
      (entities.length === 0 && showsUnowned) ||
      entities.some(ref => readable.has(ref))
    );
  }
}
