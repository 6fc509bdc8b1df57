import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages, readPreferences } from '../app/preferences.ts';
import { createFormat, regionalTag } from './use-format.ts';

/** Each language's texts are a file of their own, because a person reads one language. */
const fetchTexts = {
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
} as const satisfies Record<Language, () => Promise<object>>;

/** The language a person chose, else the first of the system's that we have, else English. */
export function chooseLanguage(chosen: Language | null, wanted: readonly string[]): Language {
  const known = wanted.map((tag) =>
    languages.find((language) => tag.toLowerCase().split('-')[0] === language),
  );
  return chosen ?? known.find((language) => language !== undefined) ?? 'en';
}

/** Starts translation in the language of this person. Rejects when its texts cannot be fetched. */
export async function startI18n(): Promise<i18n> {
  const language = chooseLanguage(readPreferences().language, navigator.languages);
  const texts = await fetchTexts[language]();
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    // Every language has every text, so that there is nothing to fall back to.
    fallbackLng: false,
    resources: { [language]: { translation: texts } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  // Counts inside texts are written as all other numbers are.
  instance.services.formatter?.add('number', (value: number, spoken) =>
    createFormat(regionalTag(spoken ?? 'en', navigator.languages)).number(value),
  );
  return instance;
}

/** Goes on in another language. Rejects when its texts cannot be fetched, and stays in the one before. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  instance.addResourceBundle(language, 'translation', await fetchTexts[language]());
  await instance.changeLanguage(language);
}

/** Fetches the other languages too, so that changing to them needs no network; what fails is fetched when wanted. */
export async function fetchAllTexts(): Promise<void> {
  await Promise.allSettled(languages.map((language) => fetchTexts[language]()));
}
