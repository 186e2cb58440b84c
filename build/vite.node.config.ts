import './nodeGuard.mjs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The two programs of the packaged desk, the shell and the core's own process, and the browser host: bundled, a program
 * starts in a fifth of the time that its sources take. All but Electron, which is there already, and the database, which
 * is a native module.
 *
 * Runs before the renderer's build, for it empties `dist/`.
 */
export default defineConfig({
  root,
  cacheDir: `${root}.cache/vite-node`,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3-multiple-ciphers'] },
  build: {
    ssr: true,
    outDir: `${root}dist`,
    emptyOutDir: true,
    // Electron 33, the test runtime, has Node 20 in its main process.
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        'desktop/main': `${root}electron/hosts/desktop/main.ts`,
        'browser/main': `${root}electron/hosts/browser/main.ts`,
        'core/process': `${root}electron/hosts/core-process.ts`,
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
