import { describe, expect, it } from 'vitest';
import { defaultPreferences, parsePreferences } from './preferences.ts';

describe('stored preferences', () => {
  it('come back as they were', () => {
    const chosen = {
      language: 'es',
      soundVolume: 0,
      scannerPrefix: '~',
      scannerSuffix: 'Tab',
      scannerGapMs: 75,
      scannerUsLayout: true,
      scannerCapitalsInverted: true,
      characterShortcuts: false,
      stockColumns: ['name', 'missingToPar'],
      stockSort: '-missingToPar',
    } as const;
    expect(parsePreferences(JSON.stringify(chosen))).toEqual(chosen);
  });

  it.each([
    null,
    '',
    '{',
    '[]',
    'null',
    '7',
    '{"language":"xx","soundVolume":2,"scannerPrefix":"123456789"}',
    '{"scannerPrefix":"~ ","scannerGapMs":101,"scannerUsLayout":"yes","characterShortcuts":null}',
    '{"stockColumns":["name","daysLeft"],"stockSort":"quantity"}',
    '{"scannerPrefix":"ñ","scannerGapMs":9,"scannerSuffix":"Space"}',
  ])('fall back to their defaults when they are %j', (stored) =>
    expect(parsePreferences(stored)).toEqual(defaultPreferences),
  );

  it('lose only what is damaged', () => {
    expect(parsePreferences('{"language":"es","soundVolume":"loud"}')).toEqual({
      ...defaultPreferences,
      language: 'es',
    });
  });
});
