import type { FontFiles } from './label-font.ts';

// Noto Sans, licensed under the SIL Open Font License 1.1: Latin, Greek and Cyrillic letters of every language.
// Pages may fetch nothing but scripts, so that the files come inside this one (assetsInlineLimit of the builds).
const regular = new URL('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', import.meta.url)
  .href;
const bold = new URL('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf', import.meta.url).href;

/** The files of the labels' wide font. */
export const readFontFiles = (): FontFiles => ({ regular: bytesOf(regular), bold: bytesOf(bold) });

const bytesOf = (dataUrl: string): Uint8Array =>
  Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
