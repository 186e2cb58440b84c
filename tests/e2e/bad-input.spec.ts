import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { Submission } from '../../contract/nouns/review.ts';
import { day } from '../../contract/time.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { expect, openVideo, sergeant, signIn, tag, test } from './desk.ts';

test('a note of ten thousand characters, markup, formulas and any Unicode stays text, here and at the central', async ({
  page,
  central,
  desk,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const strange = `=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> {{7*7}} \u202Eabc 🚓 Ünï ﷽ `;
  const note = strange + 'я'.repeat(10_000 - strange.length);
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  await tag(page, 's', 'n', note);
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible();
  await page.getByRole('tab', { name: /Findings/ }).click();
  await expect(page.getByRole('tabpanel').getByText('<img src=x onerror=alert(1)>').first()).toBeVisible();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(dialogs).toEqual([]);
  // Nothing is pushed out of the window by it.
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  const view = await lookAtCentral(central.url, sergeant.username, sergeant.password);
  const drafts = (await view.published('draft')).map((body) => Submission.parse(body));
  expect(drafts.flatMap(({ findings }) => findings.map((finding) => finding.note))).toEqual([note]);
});

test('a clock three days off is said on the Sync screen, with what it means, and the work goes on', async ({
  page,
  central,
  desk,
}) => {
  const slow = await centralOfAnotherDay(central.url, -3 * day);
  const host = await startProgram(browserHost, ['--central', slow.url, '--profile', desk.profile]);
  await page.goto(host.url);
  await signIn(page);
  await page.evaluate(() => {
    location.hash = '#/sync';
  });
  await expect(page.getByText(/This machine’s clock is 3 d.* ahead of the\s+central’s\./)).toBeVisible();
  await expect(page.getByText(/Nothing is lost, .* Have the clock set right\./)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sync: everything sent' })).toBeVisible();
  await host.stop();
  slow.close();
});

/** The same central with its clock so far away: every `now` that it says is moved. */
async function centralOfAnotherDay(url: string, by: number) {
  const server = createServer(async (request, reply) => {
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const answer = await fetch(url + request.url, {
      method: request.method ?? 'GET',
      headers: { ...headers, 'accept-encoding': 'identity' },
      ...(hasBody ? { body: Readable.toWeb(request) as BodyInit, duplex: 'half' as const } : {}),
    });
    const text = (await answer.text()).replace(/"now":(\d+)/g, (_all, at) => `"now":${Number(at) + by}`);
    reply.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    reply.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
