import './nodeGuard.mjs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  outputDir: `${root}test-results`,
  fullyParallel: false,
  // Half of a test is waiting: for a picture, for a clock, for what comes over the network.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['SECOND_WATCH_REPORT'] ?? `${root}.cache/reports/playwright.json` }],
  ],
  use: { viewport: { width: 1366, height: 768 }, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
  projects: [
    {
      name: 'browser',
      testDir: `${root}tests/e2e`,
      use: { browserName: 'chromium', launchOptions: chromiumOptions() },
    },
    // There is one display, and one keyring.
    { name: 'desktop', testDir: `${root}tests/desktop`, workers: 1 },
  ],
});

/** The machine's own Chromium, with sound and video allowed to start by script, and nothing phoning home. */
function chromiumOptions() {
  const executablePath = findChromium();
  return {
    ...(executablePath === null ? {} : { executablePath }),
    args: [
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}
