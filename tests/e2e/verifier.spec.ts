import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { pageFile } from '../../build/verifier.mjs';
import type { DrawRecord } from '../../sampling/draw/record.ts';
import { drawnRecord } from '../sampling/draw/made.ts';
import { caseToVerify, linesOf, withChanges } from '../sampling/draw/verified.ts';

/** The saved page alone in an empty folder, opened as a file, without a network. */
const onPage = test.extend<{ verifier: Page }>({
  verifier: async ({ page, context }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'sw-page-'));
    await copyFile(pageFile, join(folder, 'saved.html'));
    await context.setOffline(true);
    await page.goto(pathToFileURL(join(folder, 'saved.html')).href);
    await use(page);
    await rm(folder, { recursive: true, force: true });
  },
});

async function verify(
  page: Page,
  record: DrawRecord,
  lines: readonly string[],
  commitment = '',
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sw-case-'));
  const [recordFile, frameFile] = [join(folder, 'record.json'), join(folder, 'frame.jsonl')];
  await writeFile(recordFile, JSON.stringify(record));
  await writeFile(frameFile, lines.join(''));
  await page.getByLabel('Record').setInputFiles(recordFile);
  await page.getByLabel('Frame').setInputFiles(frameFile);
  await page.getByLabel('Commitment').fill(commitment);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByRole('status').getByRole('heading')).not.toHaveText('Checking …');
  await rm(folder, { recursive: true, force: true });
}

onPage(
  'the saved page verifies a draw from two files, offline, and says where one differs',
  async ({ verifier }) => {
    const errors: string[] = [];
    verifier.on('pageerror', (error) => errors.push(error.message));
    verifier.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const answer = verifier.getByRole('status');
    const { record, frame } = withChanges;
    const lines = linesOf(frame);

    await verify(verifier, record, lines, record.commitmentSha256);
    await expect(answer.getByRole('heading')).toHaveText(`Equal: ${record.items.length} items.`);
    await expect(answer).toContainText(record.commitmentSha256);

    const [first] = record.items;
    await verify(verifier, { ...record, items: record.items.slice(1) }, lines);
    await expect(answer.getByRole('listitem')).toHaveText(
      `Rule 5: an item of "East" is missing. Expected: ${JSON.stringify(first?.id)}. Found: nothing.`,
    );

    // The page's own SHA-256, over seeds of every length around the ends of its blocks.
    for (const length of [1, 40, 54, 55, 56, 63, 64, 119, 1000]) {
      const other = drawnRecord(frame, caseToVerify.sizes, '☃'.padStart(length, '7'));
      await verify(verifier, other, lines);
      await expect(answer.getByRole('heading')).toHaveText(`Equal: ${other.items.length} items.`);
    }

    await verify(verifier, record, ['id,stratum\n']);
    await expect(answer.getByRole('heading')).toHaveText('This can’t be checked.');
    await expect(answer).toContainText('line 1 of the frame is not ["id","stratum"]');
    expect(errors).toEqual([]);
  },
);
