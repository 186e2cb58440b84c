import { lookAtCentral } from '../support/centralView.ts';
import { commitAndDraw, planAudit, sentence, settle, verified } from './auditing.ts';
import { found } from './axe.ts';
import { auditor, expect, expectPlaying, signIn, test } from './desk.ts';
import { answerWhatIsDue, watchEnough } from './reviewing.ts';

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
