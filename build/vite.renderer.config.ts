import './nodeGuard.mjs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The window's page. Relative addresses only, so that it is the same on the custom scheme and on 127.0.0.1. */
export default defineConfig({
  root: `${root}renderer`,
  base: './',
  logLevel: 'warn',
  cacheDir: `${root}.cache/vite`,
  plugins: [react()],
  // Workers load their larger parts when they need them, so they are modules too.
  worker: { format: 'es' },
  build: {
    outDir: `${root}dist/renderer`,
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    // Nothing inline: the content security policy allows neither inline script nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 3_000,
  },
});
