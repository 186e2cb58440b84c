import { acceptNotice, expect, sergeant, signIn, test } from './desk.ts';

const scripts = /\/assets\/[\w-]+\.js$/;

test('the sign-in page brings neither the screens nor the player; both are there before they are asked for', async ({
  page,
  desk,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (scripts.test(pathname)) fetched.push(pathname.replace(/^\/assets\/(\w+).*$/, '$1'));
  });
  await desk.start(page);
  await acceptNotice(page);
  await expect.poll(() => fetched).toContain('Screens');
  expect(fetched).not.toContain('ReviewScreen');
  await signIn(page);
  await expect.poll(() => fetched).toContain('ReviewScreen');
});

test('a part of the desk whose file is gone says so, and is there when the window is loaded again', async ({
  page,
  desk,
}) => {
  await page.route('**/assets/ReviewScreen*.js', (route) => route.abort());
  await desk.start(page);
  await signIn(page, sergeant);
  await page.getByRole('button', { name: /^Review next/ }).click();
  await expect(page.getByRole('alert')).toContainText('This part of the desk could not be loaded');
  await page.unroute('**/assets/ReviewScreen*.js');
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('tab', { name: /Findings/ })).toBeVisible();
});
