import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

/**
 * The look in Mantine's terms. Its colours and sizes stand in css/theme.css, because the Content Security Policy
 * forbids the style element that Mantine would write them into; keep the two in step.
 */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const colorSchemeManager = localStorageColorSchemeManager({ key: 'wms-color-scheme' });
