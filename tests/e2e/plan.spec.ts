import { readFile } from 'node:fs/promises';
import { planAudit, sentence } from './auditing.ts';
import { auditor, expect, signIn, test } from './desk.ts';

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
