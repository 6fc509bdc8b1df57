import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import packageJson from './package.json' with { type: 'json' };

const packageFolder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/** Notes whose packages go into a bundle, for the list of licences (scripts/write-licences.ts). */
const noteBundled = (part: string): Plugin => ({
  name: 'note-bundled-packages',
  writeBundle() {
    const folders = [...this.getModuleIds()].flatMap(
      (id) => packageFolder.exec(id.replace(/^\0+/, ''))?.[0] ?? [],
    );
    const file = join(import.meta.dirname, 'out', `bundled-${part}.json`);
    writeFileSync(file, JSON.stringify([...new Set(folders)].toSorted()));
  },
});

/**
 * What this package lists as dependencies stays outside the bundles (native modules must); the workspace's own
 * packages are TypeScript sources and go in. The preload is CommonJS, because a sandboxed one must be.
 */
export default defineConfig({
  main: {
    plugins: [noteBundled('main')],
    build: { outDir: 'out/main', rolldownOptions: { input: { index: 'src/main/index.ts' } } },
  },
  preload: {
    plugins: [noteBundled('preload')],
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
    plugins: [react(), noteBundled('renderer')],
    build: {
      outDir: 'out/renderer',
      // Half the text to read at every start of the client.
      minify: true,
      rolldownOptions: { input: 'src/renderer/index.html' },
      // Pages may fetch nothing, so that the camera's reader comes inside its script.
      assetsInlineLimit: (file: string) => /\.(wasm|ttf)$/.test(file) || undefined,
    },
  },
});
