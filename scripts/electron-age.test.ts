import { expect, it } from 'vitest';
import { isSupported } from './electron-age.ts';

it.each([
  ['45.4.1', '45.4.1', true],
  ['45.4.1', '47.0.0', true],
  ['45.4.1', '48.0.0', false],
  ['45.4.1', '46.0.0-beta.1', true],
  ['45.4.1', '', false],
])('Electron %s is fit for a release when the latest is "%s": %s', (ours, latest, fit) => {
  expect(isSupported(ours, latest)).toBe(fit);
});
