/**
 * `npm test`: brings what is missing, then types, lint, unit and integration tests, the build, and the desk in a real
 * browser and in a real Electron. A failing step doesn't stop the next; the last line counts the tests.
 *
 * `npm test -- --only types,unit` runs some of the steps.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onPinnedNode, root, run } from './prepare.mjs';
import { needs, provide } from './system.mjs';

await onPinnedNode();
await import('./nodeGuard.mjs');

// The tests start the same programs hundreds of times: each is compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(root, '.cache/node');

const playwright = ['playwright', 'test', '--config', 'build/playwright.config.ts', '--project'];

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly (readonly string[])[]} commands
 * @property {readonly import('./system.mjs').Need[]} [needs] without these the step is skipped
 * @property {readonly import('./system.mjs').Need[]} [wishes] without these some of its tests skip themselves
 * @property {true} [isTests] it writes a report with counts
 */

/** @type {readonly Step[]} */
const steps = [
  { name: 'types', commands: [['tsc', '--build', '--pretty', 'false']] },
  {
    name: 'lint',
    commands: [
      ['npm', 'run', '--silent', 'lint:style'],
      ['npm', 'run', '--silent', 'lint:types'],
    ],
  },
  {
    name: 'unit',
    commands: [
      ['vitest', 'run', '--config', 'build/vitest.config.ts', '--reporter=default', '--reporter=json'],
    ],
    // OpenSSL makes the certificates of the tests of TLS.
    wishes: [needs.postgresql, needs.openssl],
    isTests: true,
  },
  { name: 'build', commands: [['npm', 'run', '--silent', 'build']] },
  { name: 'browser', commands: [[...playwright, 'browser']], needs: [needs.chromium], isTests: true },
  {
    name: 'desktop',
    commands: [[...display(), ...playwright, 'desktop']],
    needs: [needs.xvfb, needs.electronLibraries],
    wishes: [needs.keyring],
    isTests: true,
  },
];

const reports = join(root, '.cache/reports');
const began = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failedSteps = [];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const chosen = chosenSteps();
const missing = new Set(
  provide([...new Set(chosen.flatMap((step) => [...(step.needs ?? []), ...(step.wishes ?? [])]))]),
);

for (const step of chosen) {
  headline(step.name);
  const lacking = (step.needs ?? []).filter((need) => missing.has(need));
  if (lacking.length > 0) {
    console.log(`SKIPPED: the step "${step.name}" needs ${lacking.map((need) => need.name).join(' and ')}.`);
    total.skipped += 1;
    continue;
  }
  await take(step);
}

headline('done');
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}. The files are named above.`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(failedSteps.length > 0 ? 1 : 0);

/** @param {Step} step */
async function take(step) {
  const report = join(reports, `${step.name}.json`);
  let ok = true;
  for (const [command = '', ...args] of step.commands) {
    const toFile = command === 'vitest' ? [`--outputFile.json=${report}`] : [];
    const code = await run(command, [...args, ...toFile], { SECOND_WATCH_REPORT: report });
    ok = ok && code === 0;
  }
  const counts = step.isTests ? countsIn(report) : { passed: 0, failed: 0, skipped: 0 };
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  // A step that fails without a failed test (a type error, a file that doesn't load) counts as one failure.
  total.failed += ok ? counts.failed : Math.max(counts.failed, 1);
  if (!ok) failedSteps.push(step.name);
}

/**
 * The counts in a JSON report of vitest or Playwright; zeros when it was never written.
 * @param {string} report
 */
function countsIn(report) {
  /** @type {Record<string, any>} */
  let found;
  try {
    found = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const { stats } = found;
  return stats
    ? { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
    : {
        passed: found['numPassedTests'],
        failed: found['numFailedTests'],
        skipped: found['numPendingTests'] + found['numTodoTests'],
      };
}

/** @returns {readonly Step[]} */
function chosenSteps() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return steps;
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such step: ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}.`,
    );
    process.exit(2);
  }
  return steps.filter((step) => names.includes(step.name));
}

/** A screen for Electron where the machine has none. */
function display() {
  return process.platform === 'linux' && !process.env['DISPLAY'] ? ['xvfb-run', '--auto-servernum'] : [];
}

/** @param {string} text */
function headline(text) {
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`\n=== ${text} (${seconds} s) ===`);
}
