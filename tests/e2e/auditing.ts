import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/** A small frame of short clips: camera checks of one squad. Opens the form and leaves it ready to be committed to. */
export async function planAudit(page: Page, name: string): Promise<void> {
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

export async function pick(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** The sentence that says what the plan can conclude. */
export function sentence(page: Page) {
  return page.getByRole('region', { name: 'What this plan can conclude' }).getByRole('status');
}

export async function commitAndDraw(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Go on to commit/ }).click();
  await page.getByRole('button', { name: /^Commit/ }).click();
  await expect(page.getByRole('heading', { name: /Frame and sizes are fixed/ })).toBeVisible();
  await page.getByLabel(/^Who rolled/).fill('Ten rolls of one die, D. Whitfield looking on');
  await page.getByRole('textbox', { name: 'The seed' }).fill('3166245126');
  await page.getByRole('button', { name: /^Draw 4 videos/ }).click();
  await expect(page.getByRole('grid', { name: 'Items' })).toBeVisible();
}

/** Says of the current item what a key stands for, with a reason of the list. */
export async function settle(page: Page, key: string, reason: string): Promise<void> {
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
export async function verified(page: Page): Promise<string> {
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
