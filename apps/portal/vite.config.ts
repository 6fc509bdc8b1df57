import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The portal is a folder of static files that the API serves from /. */
export default defineConfig({
  root: 'src',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The API's Content Security Policy allows no inline script, style or font, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
