// SPDX-License-Identifier: Apache-2.0
import {
  AppLanguageApi,
  TranslationApi,
  TranslationSnapshot,
} from '@backstage/frontend-plugin-api';
import { Observable, Observer } from '@backstage/types';

/** An app that has every text in English, and some in German once it has loaded them. */
export class FakeTranslations implements TranslationApi, AppLanguageApi {
  private language = 'en';
  private isLoaded = false;

  private failures: number;

  constructor(
    private readonly german: Record<string, string>,
    { failures = 0 }: { failures?: number } = {},
  ) {
    this.failures = failures;
  }

  getAvailableLanguages() {
    return { languages: ['en', 'de'] };
  }

  getLanguage() {
    return { language: this.language };
  }

  setLanguage(language: string) {
    this.language = language;
  }

  language$(): never {
    throw new Error('Nobody is told');
  }

  getTranslation<
    Texts extends { [key in string]: string },
  >(): TranslationSnapshot<Texts> {
    if (this.language === 'de' && !this.isLoaded) {
      return { ready: false };
    }
    const texts: Record<string, string> = {
      'shared.language': this.language,
      ...(this.language === 'de' && this.german),
    };
    const t = (key: string) => texts[key] ?? key;
    return { ready: true, t: t as never };
  }

  translation$<Texts extends { [key in string]: string }>(): Observable<
    TranslationSnapshot<Texts>
  > {
    const observable: Pick<
      Observable<TranslationSnapshot<Texts>>,
      'subscribe'
    > = {
      subscribe: (given: unknown) => {
        this.load(given as Observer<TranslationSnapshot<Texts>>);
        return { unsubscribe: () => {}, closed: true };
      },
    };
    return observable as never;
  }

  private load<Texts extends { [key in string]: string }>(
    observer: Observer<TranslationSnapshot<Texts>>,
  ) {
    if (this.failures > 0) {
      this.failures -= 1;
      observer.error?.(new Error('The chunk is gone'));
      return;
    }
    this.isLoaded = true;
    observer.next?.(this.getTranslation());
  }
}
