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
    // The API's Content Security Policy allows no inline script, style or font, so nothing is inlined but what the
    // camera's reader, a script of its own, is made of.
    assetsInlineLimit: (file) => /\.(wasm|ttf)$/.test(file),
    modulePreload: { polyfill: false },
  },
});
