import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import packageJson from './package.json' with { type: 'json' };

/**
 * What this package lists as dependencies stays outside the bundles (native modules must); the workspace's own
 * packages are TypeScript sources and go in. The preload is CommonJS, because a sandboxed one must be.
 */
export default defineConfig({
  main: {
    build: { outDir: 'out/main', rolldownOptions: { input: { index: 'src/main/index.ts' } } },
  },
  preload: {
    define: { wmsVersion: JSON.stringify(packageJson.version) },
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: { outDir: 'out/renderer', rolldownOptions: { input: 'src/renderer/index.html' } },
  },
});
