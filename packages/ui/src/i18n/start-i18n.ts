import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages, readPreferences } from '../app/preferences.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { createFormat, regionalTag } from './use-format.ts';

/** The language a person chose, else the first of the system's that we have, else English. */
export function chooseLanguage(chosen: Language | null, wanted: readonly string[]): Language {
  const known = wanted.map((tag) =>
    languages.find((language) => tag.toLowerCase().split('-')[0] === language),
  );
  return chosen ?? known.find((language) => language !== undefined) ?? 'en';
}

/** Starts translation with both languages in memory, so that changing it works offline and at once. */
export function startI18n(): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: chooseLanguage(readPreferences().language, navigator.languages),
    fallbackLng: 'en',
    resources: { en: { translation: en }, es: { translation: es } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  // Counts inside texts are written as all other numbers are.
  instance.services.formatter?.add('number', (value: number, language) =>
    createFormat(regionalTag(language ?? 'en', navigator.languages)).number(value),
  );
  return instance;
}
