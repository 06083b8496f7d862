// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../core/ports';
import {
  CompiledProfile,
  compileProfile,
} from '../../core/signals/compileProfile';
import { findEngine } from '../../core/signals/engineTable';
import { ModelNames } from '../../core/signals/ModelNames';
import { PageLayouts } from '../../core/signals/SharedLayouts';
import { NameSet, TextPool } from './exposition/ByteTable';
import { ExpositionLimits } from './exposition/parseExposition';
import { fetchPage } from './fetchPage';
import { PageAddress, PageSource } from './PageSource';
import { ScrapeResult } from './ScrapeResult';

/** Longer than any pause of a page that fails. */
const FORGET_MS = 10 * 60_000;

interface PreparedProfile {
  compiled: CompiledProfile;
  wanted: NameSet;
}

interface KnownPage {
  names: ModelNames;
  layouts: PageLayouts;
  readAtMs: number;
}

/**
 * Reads pages one by one, and keeps what they have in common: the engines'
 * names, made ready once for all pages, texts, and for each page the names of
 * models that are kept apart, and which series it had.
 */
export class PageScraper {
  private readonly profiles = new Map<string, PreparedProfile>();
  private readonly pool = new TextPool();
  private readonly pages = new Map<string, KnownPage>();
  private prunedAtMs = 0;

  constructor(private readonly clock: Clock) {}

  /** Never throws: why a page can't be read is part of what there is to know. */
  async scrape(
    address: PageAddress,
    options: {
      source: PageSource;
      timeoutMs: number;
      limits?: Partial<ExpositionLimits>;
      signal: AbortSignal;
    },
  ): Promise<ScrapeResult> {
    const profile = this.profileOf(address.engine);
    if (!profile) {
      const detail = say`no signals are known of the engine ${address.engine}, which the pod's label names`;
      return { ok: false, failure: { code: 'unknown-engine', detail } };
    }
    const { compiled, wanted } = profile;
    const { names, layouts } = this.knownOf(address, compiled);
    return fetchPage(address, {
      ...options,
      wanted,
      compiled: { ...compiled, shared: { ...compiled.shared, layouts } },
      pool: this.pool,
      clock: this.clock,
      modelGroup: model => names.group(model),
    });
  }

  private profileOf(engine: string): PreparedProfile | undefined {
    const profile = findEngine(engine);
    if (profile && !this.profiles.has(engine)) {
      const compiled = compileProfile(profile);
      const wanted = new NameSet(compiled.sampleNames);
      this.profiles.set(engine, { compiled, wanted });
    }
    return this.profiles.get(engine);
  }

  private knownOf(
    address: PageAddress,
    { shared }: CompiledProfile,
  ): KnownPage {
    const { cluster, namespace, pod, port, path, engine } = address;
    // Joined: a template stays in parts, and thousands are kept.
    const key = [cluster, namespace, pod, port, path, engine].join(' ');
    const readAtMs = this.clock.now();
    this.prune(readAtMs);
    const known = this.pages.get(key) ?? {
      names: new ModelNames(),
      layouts: new PageLayouts(shared.layouts),
      readAtMs,
    };
    known.readAtMs = readAtMs;
    this.pages.set(key, known);
    return known;
  }

  /** Pods come and go. */
  private prune(nowMs: number): void {
    if (nowMs - this.prunedAtMs < FORGET_MS) {
      return;
    }
    this.prunedAtMs = nowMs;
    for (const [key, { readAtMs }] of this.pages) {
      if (nowMs - readAtMs >= FORGET_MS) {
        this.pages.delete(key);
      }
    }
  }
}
