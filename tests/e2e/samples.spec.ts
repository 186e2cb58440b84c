import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { lookAtCentral } from '../support/centralView.ts';
import { found } from './axe.ts';
import { auditor, expect, expectPlaying, signIn, test } from './desk.ts';
import { answerWhatIsDue, watchEnough } from './reviewing.ts';

/** A small frame of short clips: camera checks of one squad. Opens the form and leaves it ready to be committed to. */
async function planAudit(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('tab', { name: /^Audits/ }).click();
  await page.getByRole('button', { name: /^New audit/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await pick(page, 'Divisions and squads', 'Squad 231');
  await pick(page, 'Classifications', 'Training');
  await page.getByLabel('Shortest length, in seconds').fill('0');
  await page.getByRole('button', { name: /How the size is found/ }).click();
  await page.getByRole('option', { name: 'A number of my own' }).click();
  await page.getByLabel('Size', { exact: true }).fill('4');
}

async function pick(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** The sentence that says what the plan can conclude. */
function sentence(page: Page) {
  return page.getByRole('region', { name: 'What this plan can conclude' }).getByRole('status');
}

async function commitAndDraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Go on to commit/ }).click();
  await page.getByRole('button', { name: /^Commit/ }).click();
  await expect(page.getByRole('heading', { name: /Frame and sizes are fixed/ })).toBeVisible();
  await page.getByLabel(/^Who rolled/).fill('Ten rolls of one die, D. Whitfield looking on');
  await page.getByRole('textbox', { name: 'The seed' }).fill('3166245126');
  await page.getByRole('button', { name: /^Draw 4 videos/ }).click();
  await expect(page.getByRole('grid', { name: 'Items' })).toBeVisible();
}

/** Says of the current item what a key stands for, with a reason of the list. */
async function settle(page: Page, key: string, reason: string): Promise<void> {
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: /Choose|Why|What/ })
    .first()
    .click();
  await page.getByRole('option', { name: reason }).click();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
}

/** Takes record, frame and verifier away as an expert would, and runs the verifier in an empty folder; what it says. */
async function verified(page: Page): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sw-expert-'));
  await page.getByRole('tab', { name: 'Work paper' }).click();
  for (const [button, file] of [
    ['Record', 'record.json'],
    ['Frame', 'frame.jsonl'],
    ['Verifier, for Node', 'verify-draw.mjs'],
  ] as const) {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    await saved.saveAs(join(folder, file));
  }
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['verify-draw.mjs', 'record.json', 'frame.jsonl'], {
    cwd: folder,
  });
  await rm(folder, { recursive: true, force: true });
  return stdout;
}

test('an audit is planned, committed to and drawn without the network, and is sent when it is back', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(120_000);
  await desk.start(page);
  await signIn(page, auditor);
  await expect(page.getByText('everything sent')).toBeVisible();
  await central.stop();

  await planAudit(page, 'Without the network');
  await expect(sentence(page)).toHaveText(/^4 videos; a rate is known to within/);
  await page.getByRole('button', { name: /^Go on to commit/ }).click();
  await page.getByRole('button', { name: /^Commit/ }).click();
  await expect(page.getByText(/^Waiting to be sent/)).toBeVisible();
  await expect(page.getByText(/offline/).first()).toBeVisible();
  const hash = await page.getByRole('img', { name: /^Hash of the commitment/ }).getAttribute('aria-label');
  expect(hash).toMatch(/[0-9a-f]{64}$/);
  await page.getByLabel(/^Who rolled/).fill('Ten rolls of one die, D. Whitfield looking on');
  await page.getByRole('textbox', { name: 'The seed' }).fill('3166245126');
  await page.getByRole('button', { name: /^Draw 4 videos/ }).click();
  await expect(page.getByText('0 of 4 settled')).toBeVisible();

  await central.start();
  await page.keyboard.press('Alt+3');
  await page.getByRole('button', { name: /^Send now/ }).click();
  await expect(page.getByText('everything sent')).toBeVisible();
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('row').filter({ hasText: 'Without the network' })).toContainText(
    'Being reviewed',
  );
});

test('an audit goes from its plan to the signed paper, with an item in every state', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.start(page);
  await signIn(page, auditor);
  await expect(page.getByText('everything sent')).toBeVisible();
  await planAudit(page, 'Every state');
  await commitAndDraw(page);
  const drawId = /#\/sample\/([^?]+)/.exec(page.url())?.[1];

  await settle(page, 'u', 'Restricted');
  await expect(page.getByText(/is unavailable, and stays in the sample/)).toBeVisible();
  await settle(page, 'f', 'Test or training clip');
  await expect(page.getByText(/The next spare takes its place/)).toBeVisible();
  await settle(page, 'm', 'Unexplained');
  await expect(page.getByText('2 of 4 settled')).toBeVisible();
  await page.getByRole('tab', { name: 'Work paper' }).click();
  await expect(page.getByText('2 items are still to do. The paper is signed when none is.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sign/ })).toBeDisabled();

  await page.getByRole('tab', { name: 'Items' }).click();
  await page.getByRole('button', { name: /^Review next/ }).click();
  await expect(page.getByText(/^Item \d of 5, /)).toBeVisible();
  await expect(page.getByText('Full buffer present')).toBeVisible();
  const first = page.url();
  await page.keyboard.press('Space');
  await expectPlaying(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+Q');
  await expect(page.getByRole('dialog', { name: 'No issue' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/\d+ questions answered/)).toBeVisible();
  await answerWhatIsDue(page);
  await watchEnough(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.url()).not.toBe(first);
  await page.keyboard.press('Alt+Home');
  await expect(page.getByText('3 of 4 settled')).toBeVisible();
  await settle(page, 'u', 'Restricted');
  await expect(page.getByText('4 of 4 settled')).toBeVisible();

  await page.getByRole('tab', { name: 'Results' }).click();
  const rates = page.getByRole('table').filter({ hasText: 'Best – worst case' });
  await expect(rates.getByRole('row').filter({ hasText: /^Missing(?!:)/ })).toContainText('1 of 2');
  await page.getByRole('tab', { name: 'Work paper' }).click();
  await page.getByRole('button', { name: /^Sign/ }).click();
  await page.getByRole('button', { name: 'Sign and close the audit' }).click();
  await expect(page.getByText('SHA-256 of the paper')).toBeVisible();
  await expect(page.getByText('Signature, Ed25519')).toBeVisible();
  await page.getByRole('tab', { name: 'Items' }).click();
  await page.getByRole('button', { name: /^All 5/ }).click();
  await expect(page.getByText('The work paper is signed; this audit can no longer change.')).toBeVisible();
  await expect(page.getByText('everything sent')).toBeVisible();

  expect(await verified(page)).toMatch(/equal/i);

  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const ofDraw = async (noun: string) =>
    ((await view.published(noun)) as { drawId: string; state: string }[]).filter(
      (body) => body.drawId === drawId,
    );
  expect(await ofDraw('paper')).toHaveLength(1);
  expect((await ofDraw('sample-item')).map(({ state }) => state).sort()).toEqual([
    'missing',
    'out-of-frame',
    'reviewed',
    'unavailable',
    'unavailable',
  ]);
});

test('a sergeant sees how far each officer is, what is overdue first', async ({ page, desk }) => {
  await desk.start(page);
  await signIn(page);
  await expect(page.getByText('everything sent')).toBeVisible();
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('tab', { name: /^Periodic reviews/ })).toHaveAttribute('aria-selected', 'true');
  const programme = page.getByRole('region', { name: /^Quarterly review/ }).first();
  await expect(programme.getByText(/\d+ of \d+ done, \d+ days? left/)).toBeVisible();
  await expect(programme.getByRole('row').filter({ hasText: 'M. Alvarez' })).toContainText(/\d of 5/);
  const overdue = await programme.getByRole('row').locator('td:last-child').allTextContents();
  expect(overdue.length).toBeGreaterThan(3);
  expect(overdue.map(Number)).toEqual(overdue.map(Number).toSorted((a, b) => b - a));
  await page.keyboard.press('q');
  await expect(page.getByRole('grid', { name: 'Queue' })).toBeVisible();
});

test('a plan says in words what is wrong with it', async ({ page, desk }) => {
  await desk.start(page);
  await signIn(page, auditor);
  await expect(page.getByText('everything sent')).toBeVisible();
  await planAudit(page, '');
  const goOn = page.getByRole('button', { name: /^Go on to commit/ });
  await expect(page.getByText('Give the audit a name first.')).toBeVisible();
  await expect(goOn).toBeDisabled();
  await page.getByRole('textbox', { name: 'Name' }).fill('Bad input');

  await page.getByRole('button', { name: /How the size is found/ }).click();
  await page.getByRole('option', { name: 'Few bad ones expected' }).click();
  await page.getByLabel('Tolerable rate, %').fill('3');
  await page.getByLabel('Expected rate, %').fill('5');
  await expect(sentence(page)).toHaveText(/^The tolerable rate has to be above the expected one/);
  await expect(goOn).toBeDisabled();

  await page.getByRole('button', { name: /How the size is found/ }).click();
  await page.getByRole('option', { name: 'A number of my own' }).click();
  await page.getByLabel('Size', { exact: true }).fill('4');
  await page.getByLabel('At least, of each').fill('9');
  await expect(page.getByText(/The minimums add up to/)).toBeVisible();
  await page.getByLabel('At least, of each').fill('1');

  await page.getByLabel('Recorded from').fill('2019-01-01');
  await page.getByLabel('To, included').fill('2019-01-31');
  await expect(page.getByText(/^No videos match/)).toBeVisible();
  await expect(goOn).toBeDisabled();
  await page.getByLabel('To, included').fill('2018-01-31');
  await expect(page.getByText('The last day is before the first.')).toBeVisible();
});

test('a seed is taken as it is typed, or refused with the reason', async ({ page, desk }) => {
  await desk.start(page);
  await signIn(page, auditor);
  await expect(page.getByText('everything sent')).toBeVisible();
  await planAudit(page, 'Seeds');
  await page.getByRole('button', { name: /^Go on to commit/ }).click();
  await page.getByRole('button', { name: /^Commit/ }).click();
  const draw = page.getByRole('button', { name: /^Draw 4 videos/ });
  await expect(draw).toBeDisabled();
  await expect(page.getByText('The seed is missing, or can’t be used.')).toBeVisible();
  const seed = page.getByRole('textbox', { name: 'The seed' });
  await seed.fill('x'.repeat(10_000));
  await expect(page.getByText(/^10,000 characters; 1,000 are the most/)).toBeVisible();
  await seed.fill(' 007');
  await expect(page.getByText(/^4 characters, a space at the beginning counts/)).toBeVisible();
  await expect(draw).toBeDisabled();
  await page.getByText('Another person').click();
  await page.getByLabel('Who gave it').fill('R. Hale');
  await expect(draw).toBeEnabled();
  await draw.click();
  await page.getByRole('tab', { name: 'Work paper' }).click();
  await expect(page.getByText('␠007')).toBeVisible();
  const [record] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Record', exact: true }).click(),
  ]);
  expect(record.suggestedFilename()).toBe('seeds-record.json');
  expect(JSON.parse(await readFile(await record.path(), 'utf8'))).toMatchObject({
    format: 'second-watch-draw',
    seed: ' 007',
    seedOrigin: { kind: 'person', name: 'R. Hale' },
  });
});

test('axe finds nothing on the screens of an audit, in both themes', async ({ page, desk }) => {
  test.setTimeout(240_000);
  const wrong: string[] = [];
  const look = async (where: string): Promise<void> => {
    for (const theme of ['dark', 'light'] as const)
      wrong.push(...(await found(page, theme)).map((line) => `${where}, ${line}`));
  };
  await desk.start(page);
  await signIn(page, auditor);
  await expect(page.getByText('everything sent')).toBeVisible();
  await page.keyboard.press('Alt+4');
  await page.getByRole('tab', { name: /^Periodic reviews/ }).click();
  await expect(page.getByRole('region', { name: /^Quarterly review/ }).first()).toBeVisible();
  await look('periodic reviews');
  await planAudit(page, 'Axe');
  await expect(sentence(page)).toHaveText(/^4 videos/);
  await look('plan');
  await page.getByRole('button', { name: /^Go on to commit/ }).click();
  await expect(page.getByRole('button', { name: /^Commit/ })).toBeVisible();
  await look('commit');
  await page.getByRole('button', { name: /^Commit/ }).click();
  await expect(page.getByRole('textbox', { name: 'The seed' })).toBeVisible();
  await look('seed');
  await page.getByLabel(/^Who rolled/).fill('Ten rolls');
  await page.getByRole('textbox', { name: 'The seed' }).fill('31');
  await page.getByRole('button', { name: /^Draw 4 videos/ }).click();
  await expect(page.getByRole('complementary', { name: 'The current item' })).toBeVisible();
  await look('items');
  await page.keyboard.press('f');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('out of frame');
  await page.keyboard.press('Escape');
  await settle(page, 'm', 'Unexplained');
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByRole('heading', { name: /^Rates/ })).toBeVisible();
  await look('results');
  await page.getByRole('tab', { name: 'Work paper' }).click();
  await expect(page.getByRole('heading', { name: /Signatures/ })).toBeVisible();
  await look('work paper');
  expect(wrong).toEqual([]);
});
