import { fileFaults, rowFaults } from '@wms/contract';
import { expect, it } from 'vitest';
import { languages } from '../app/preferences.ts';
import { fileFaultCodes, rowFaultCodes } from '../dispatch/asn-file-format.ts';
import { en } from '../i18n/en.ts';
import { es } from '../i18n/es.ts';

const texts = { en, es };
const named = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name);

/** What can be wrong with a file that is imported, where its words are, and the values that they may name. */
const faults = [
  ...Object.entries(rowFaults).map(([code, { example }]) => ['catalogue', 'row', code, example] as const),
  ...Object.entries(fileFaults).map(([code, { example }]) => ['catalogue', 'file', code, example] as const),
  ...rowFaultCodes.map((code) => ['dispatch', 'row', code, { text: '' }] as const),
  ...fileFaultCodes.map((code) => ['dispatch', 'fault', code, {}] as const),
];

it.each(languages.flatMap((language) => faults.map((fault) => [language, ...fault] as const)))(
  '%s has words for a file’s fault: %s %s %s, of the values that it comes with',
  (language, feature, kind, code, example) => {
    const { catalogue, dispatch } = texts[language];
    const words: Record<string, Record<string, unknown>> = feature === 'catalogue'
      ? { row: catalogue.import.row, file: catalogue.import.file }
      : { row: dispatch.file.row, fault: dispatch.file.fault };
    const text = words[kind]?.[code];
    expect(typeof text).toBe('string');
    expect(Object.keys(example)).toEqual(expect.arrayContaining(named(String(text))));
  },
);
