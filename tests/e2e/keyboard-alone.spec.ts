import type { Page } from '@playwright/test';
import { Submission } from '../../contract/nouns/review.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { type auditor, expect, expectPlaying, goToVideo, sergeant, test } from './desk.ts';

/** Whole screens without a mouse: every press below is a key, and the focus is never lost. */
test.setTimeout(240_000);

test('sign in, open a review from the queue, play, mark, note, form, reclassify, submit', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signInByKeys(page);
  await page.keyboard.press('/');
  await page.keyboard.type('suspicious vehicle');
  await press(page, 'Enter');
  await expect(inFocus(page)).toHaveAttribute('role', 'grid');
  await press(page, 'ArrowDown', 'ArrowUp', 'Enter');
  await expect(page.getByText('Full buffer present')).toBeVisible();
  await expect(inFocus(page)).toHaveClass(/stage-picture/);
  const opened = page.url();

  await press(page, 'Space');
  await expectPlaying(page);
  await press(page, 's');
  await expect(page.locator('.timeline-running')).toHaveCount(1);
  await page.waitForTimeout(500);
  await press(page, 's', 'Space', 'n', 't');
  await page.keyboard.type('no reason was spoken');
  await press(page, 'Enter');
  await expect(inFocus(page)).toHaveClass(/stage-picture/);
  await expect(page.locator('.timeline-finding')).toHaveText(/late start, no reason heard/);

  await press(page, 'c');
  await page.keyboard.type('Misd');
  await press(page, 'Enter');
  await expect(inFocus(page)).toHaveAccessibleName('Reason');
  await page.keyboard.type('a citation was written');
  await press(page, 'Tab', 'Tab');
  await expect(inFocus(page)).toHaveAccessibleName('Ask for the change');
  await press(page, 'Enter');
  await expect(page.getByText(/Asked for .*a citation was written/)).toBeVisible();

  await press(page, 'Shift+N');
  await page.keyboard.type('seen as far as due');
  await press(page, 'Escape', 'q');
  await page.keyboard.type('Coach');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: /Outcome/ })).toContainText('Coached');

  await press(page, 'f');
  const due = page.getByText(/answers? due/);
  for (let question = 0; question < 12 && (await due.isVisible()); question += 1) await press(page, 'y');
  await expect(page.getByText('none due')).toBeVisible();
  await press(page, 'Escape', 'Home', '\\', ']', ']', ']', ']', 'Space');
  await expect
    .poll(async () => Number(/\d+/.exec((await page.getByText(/^watched/).textContent()) ?? '')?.[0]), {
      timeout: 120_000,
    })
    .toBeGreaterThanOrEqual(30);
  await press(page, 'Control+Enter');
  await expect.poll(() => page.url()).not.toBe(opened);
  await expect(page.getByText(/^Submitted\./)).toBeVisible();
  await expect(page.getByText('everything sent')).toBeVisible({ timeout: 30_000 });

  const view = await lookAtCentral(central.url, sergeant.username, sergeant.password);
  const results = (await view.published('result')).map((body) => Submission.parse(body));
  expect(results.find(({ review }) => review.note === 'seen as far as due')).toMatchObject({
    review: { outcome: 'coached' },
    findings: [{ kind: 'late-start', reasonHeard: 'no', note: 'no reason was spoken' }],
  });
});

test('the findings, the recording and the cameras are looked at and changed, and what goes away takes no focus with it', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signInByKeys(page);
  await goToVideo(page, central, 'late-start');
  await expect(page.getByText('Full buffer present')).toBeVisible();
  await press(page, 's', 't');
  await page.keyboard.type('late');
  // Quick hands: the field has gone, and the next letter is a command.
  await page.keyboard.press('Enter');
  await page.keyboard.press('f');
  await expect(inFocus(page)).toHaveRole('radio');
  await press(page, 'Escape', 'e', 'Enter', 'd');
  await expect(inFocus(page)).toHaveClass(/finding-row/);
  await press(page, 'ArrowDown', 'ArrowUp');
  const remove = page.getByRole('button', { name: /^Remove/ });
  for (let stop = 0; stop < 20 && !(await remove.evaluate(isActive)); stop += 1) await press(page, 'Tab');
  await press(page, 'Enter');
  await expect(page.locator('.timeline-finding')).toHaveCount(1);
  await expectFocus(page);
  await press(page, 'v');
  await expect(inFocus(page)).toHaveRole('tabpanel');
  await press(page, 'Shift+V');
  await expect(inFocus(page)).toHaveAccessibleName(/^Look for other recordings/);
  await press(page, 'Escape');
  await expect(inFocus(page)).toHaveClass(/stage-picture/);
});

test('the library is filtered and a row opened; the sync tray sends; keys are looked up and changed', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signInByKeys(page);
  await press(page, 'Alt+2');
  await expect(page.getByRole('grid', { name: 'Videos' })).toBeFocused();
  const all = await page.getByRole('status').filter({ hasText: 'videos' }).textContent();
  await press(page, '/', 'Tab', 'Tab', 'Tab');
  await expect(inFocus(page)).toHaveAccessibleName(/Class/);
  await press(page, 'Enter');
  await page.keyboard.type('Felony');
  await press(page, 'Enter');
  await expect(page.getByRole('status').filter({ hasText: 'videos' })).not.toHaveText(all ?? '');
  await press(page, '/', 'Enter', 'ArrowDown', 'Enter');
  await expect(page.getByText('Why are you watching this recording?')).toBeVisible();
  await press(page, '6');
  await expect(page.getByText('Full buffer present')).toBeVisible();

  await central.stop();
  await press(page, 'm');
  await page.keyboard.type('kept on the desk');
  await press(page, 'Enter', 'Alt+3');
  await expect(page.getByRole('heading', { name: 'Sync', level: 1 })).toBeFocused();
  await expect(page.getByRole('heading', { name: /Waiting to be sent/ })).toBeVisible();
  await press(page, 's');
  await central.start();
  await press(page, 'Tab', 'Tab', 'Tab');
  await expect(inFocus(page)).toHaveAccessibleName(/^Send now/);
  await press(page, 'Enter');
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible({ timeout: 60_000 });
  await expectFocus(page);

  await press(page, '?', 'Tab', 'Tab', 'Tab');
  const sendNow = page.getByRole('button', { name: /^Send now: / });
  await expect(sendNow).toBeFocused();
  await press(page, 'Enter', 'F9');
  await expect(sendNow).toHaveText(/F9/);
  await expect(sendNow).toBeFocused();
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectFocus(page);
});

async function signInByKeys(page: Page, account: typeof auditor = sergeant): Promise<void> {
  await expect(page.getByRole('button', { name: /read and accept/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('User name')).toBeFocused();
  await page.keyboard.type(account.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(account.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Review next/ })).toBeEnabled();
  await expect(page.getByRole('grid', { name: 'Queue' })).toBeFocused();
}

/** Presses keys one after the other, each answered before the next. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expectFocus(page);
  }
}

/** Something has the focus, or has it in a moment. */
async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
}

function inFocus(page: Page) {
  return page.locator(':focus');
}

function isActive(element: Element): boolean {
  return element === document.activeElement;
}
