// SPDX-License-Identifier: Apache-2.0

/**
 * When what is known of each cluster last changed, counted. In a fleet some
 * cluster changes all the time: an answer about three of them is good until one
 * of the three does.
 */
export class ClusterVersions {
  private readonly byCluster = new Map<string, number>();
  private common = '';
  private ofAll = 0;
  private version = 0;

  /** Moves on with every change, of whichever cluster. */
  get current(): number {
    return this.version;
  }

  /**
   * @param changed - clusters of which something changed
   * @param common - what answers about any cluster are made of, such as the names of
   *   all there are: where it is another, all moves on
   */
  moveOn(changed: Iterable<string>, common: readonly unknown[]): void {
    this.version++;
    const described = JSON.stringify(common);
    if (described !== this.common) {
      this.common = described;
      this.ofAll = this.version;
      this.byCluster.clear();
      return;
    }
    for (const cluster of changed) {
      this.byCluster.set(cluster, this.version);
    }
  }

  /** Of what is made of some clusters only. */
  of(isAsked: (cluster: string) => boolean): number {
    let newest = this.ofAll;
    for (const [cluster, version] of this.byCluster) {
      if (version > newest && isAsked(cluster)) {
        newest = version;
      }
    }
    return newest;
  }
}
