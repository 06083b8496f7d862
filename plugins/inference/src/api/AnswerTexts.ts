// SPDX-License-Identifier: Apache-2.0
import {
  AppLanguageApi,
  TranslationApi,
  TranslationRef,
  TranslationSnapshot,
} from '@backstage/frontend-plugin-api';
import { Subscription } from '@backstage/types';
import {
  plainText,
  translateText,
} from '@inference-portal/backstage-plugin-inference-common';
import { inferenceAnswersTranslationRef } from '../translation/answersTranslationRef';
import { typedTranslationRef } from '../translation/inferenceTranslationRef';

/** Says the sentences in a JSON text in one language. */
export type TranslateJson = (json: string) => string;

type LookUp = (sentence: string) => string;

type ReadySnapshot<Texts extends { [key in string]: string }> = Extract<
  TranslationSnapshot<Texts>,
  { ready: true }
>;

const NUMBER = /^-?\d+\.(\d+)$/;

/** Between a number, written or filled in, and its unit. */
const BEFORE_UNIT =
  /(?<=\d|\}\}) (?=(?:%|[kKMG]i?B|ms|s|min|h|d)(?![\p{L}\d]))/gu;
const NO_BREAK_SPACE = '\u00a0';

/** A sentence is its own key, whatever it holds; its values are filled in later. */
const AS_IT_STANDS = {
  keySeparator: false,
  nsSeparator: false,
  skipInterpolation: true,
  interpolation: { escapeValue: false },
};

/** Says in the user's language what the backend says in its answers. */
export class AnswerTexts {
  readonly #translationApi: TranslationApi;
  readonly #appLanguageApi: AppLanguageApi;
  #spoken?: { language: string; translate: TranslateJson };

  constructor(options: {
    translationApi: TranslationApi;
    appLanguageApi: AppLanguageApi;
  }) {
    this.#translationApi = options.translationApi;
    this.#appLanguageApi = options.appLanguageApi;
  }

  /**
   * Of the language that is spoken now, which is loaded first; the same until it
   * is another. English where it can't be loaded: an answer is more than its words.
   */
  async current(): Promise<TranslateJson> {
    const { language } = this.#appLanguageApi.getLanguage();
    if (this.#spoken?.language === language) {
      return this.#spoken.translate;
    }
    try {
      const { t } = await this.#snapshot(inferenceAnswersTranslationRef);
      const page = await this.#snapshot(typedTranslationRef);
      const translate = translateJson(
        sentence => t(sentence, AS_IT_STANDS),
        // Of what is spoken, which need not be all that the app has.
        page.t('shared.language'),
      );
      this.#spoken = { language, translate };
      return translate;
    } catch {
      return plainText;
    }
  }

  async #snapshot<Texts extends { [key in string]: string }>(
    ref: TranslationRef<string, Texts>,
  ): Promise<ReadySnapshot<Texts>> {
    const snapshot = this.#translationApi.getTranslation(ref);
    if (snapshot.ready) {
      return snapshot;
    }
    const loading = this.#translationApi.translation$(ref);
    let subscription: Subscription | undefined;
    try {
      return await new Promise((resolve, reject) => {
        subscription = loading.subscribe({
          next: next => next.ready && resolve(next),
          error: reject,
        });
      });
    } finally {
      subscription?.unsubscribe();
    }
  }
}

/** Pages say the same few sentences again and again: each is looked up once. */
function translateJson(lookUp: LookUp, language: string): TranslateJson {
  const known = new Map<string, string>();
  return json =>
    translateText(json, written => {
      const decimals = NUMBER.exec(written)?.[1];
      if (decimals !== undefined) {
        return writeNumber(written, decimals.length, language);
      }
      let translated = known.get(written);
      if (translated === undefined) {
        translated = withinJson(written, lookUp).replace(
          BEFORE_UNIT,
          NO_BREAK_SPACE,
        );
        known.set(written, translated);
      }
      return translated;
    });
}

function writeNumber(written: string, decimals: number, language: string) {
  return Number(written).toLocaleString(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  });
}

function withinJson(written: string, change: (text: string) => string): string {
  const text: string = JSON.parse(`"${written}"`);
  return JSON.stringify(change(text)).slice(1, -1);
}
