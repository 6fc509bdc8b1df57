import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors } from '@wms/contract';
import { describe, expect, it } from 'vitest';
import { languages } from '../app/preferences.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { changeLanguage, chooseLanguage, startI18n } from './start-i18n.ts';

const texts = { en: flatten(en), es: flatten(es) };
const source = readSource(join(import.meta.dirname, '..'));
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

function flatten(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]: [string, string | object]) =>
      typeof value === 'string' ? [[path + name, value] as const] : [...flatten(value, `${path}${name}.`)],
    ),
  );
}

function readSource(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !/i18n.e[ns](-errors)?\.ts$/.test(name),
    )
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

const baseKeys = (language: 'en' | 'es') =>
  new Set([...texts[language].keys()].map((key) => key.replace(pluralSuffix, '')));
const placeholders = (text: string) => new Set(text.match(/\{\{[^}]+\}\}/g));

describe('every language', () => {
  it('has the same texts as English', () => {
    expect([...baseKeys('es')].toSorted()).toEqual([...baseKeys('en')].toSorted());
  });

  it.each(languages)('%s has every plural form that its grammar knows, where it has any', (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const keys = [...texts[language].keys()].filter((key) => pluralSuffix.test(key));
    expect(keys.length).toBeGreaterThan(0);
    for (const base of new Set(keys.map((key) => key.replace(pluralSuffix, '')))) {
      const forms = keys.filter((key) => key.replace(pluralSuffix, '') === base);
      expect(forms.toSorted()).toEqual(pluralCategories.map((form) => `${base}_${form}`).toSorted());
    }
  });

  it('fills in the same values', () => {
    for (const [key, text] of texts.es) {
      const english = texts.en.get(key) ?? texts.en.get(key.replace(pluralSuffix, '_other')) ?? '';
      expect([key, placeholders(text)]).toEqual([key, placeholders(english)]);
    }
  });

  it.each(languages)('%s has no empty text', (language) => {
    for (const [key, text] of texts[language]) expect([key, text.trim()]).not.toEqual([key, '']);
  });
});

describe('the screens', () => {
  const quoted = new Set([...source.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z_]+)+)'/g)].map(([, key]) => key ?? ''));
  const prefixes = [...source.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map(
    ([, prefix]) => prefix ?? '',
  );

  it('use every text that is there', () => {
    const unused = [...baseKeys('en')].filter(
      (key) => !quoted.has(key) && !prefixes.some((p) => key.startsWith(p)),
    );
    expect(unused).toEqual([]);
  });

  it('use no text that is not there', () => {
    const groups = new Set(Object.keys(en));
    const known = baseKeys('en');
    const asked = [...quoted].filter((key) => groups.has(key.split('.')[0] ?? ''));
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
    for (const prefix of prefixes)
      expect([prefix, [...known].some((key) => key.startsWith(prefix))]).toEqual([prefix, true]);
  });

  it('have a sentence for every code that the server refuses with', () => {
    for (const code of Object.keys(errors)) expect(texts.es.has(`errors.${code}`)).toBe(true);
  });
});

describe('the language', () => {
  it.each([
    [null, ['es-MX', 'en'], 'es'],
    [null, ['de-DE', 'es'], 'es'],
    [null, ['de-DE'], 'en'],
    [null, [], 'en'],
    ['en', ['es-ES'], 'en'],
  ] as const)('chosen %s, system %j: %s', (chosen, wanted, language) => {
    expect(chooseLanguage(chosen, wanted)).toBe(language);
  });

  it('counts and writes numbers in its own way', async () => {
    const i18n = await startI18n();
    await changeLanguage(i18n, 'en');
    expect(i18n.t('queue.badge', { count: 1234 })).toBe('1,234 waiting');
    await changeLanguage(i18n, 'es');
    expect(i18n.t('age.minutes', { count: 1 })).toBe('1 minuto');
    expect(i18n.t('age.minutes', { count: 1_000_000 })).toBe('1.000.000 de minutos');
  });
});
