import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { acceptNotice, sergeant, signIn } from '../e2e/desk.ts';
import { hasKeyringPrograms, startKeyring } from '../support/keyring.ts';
import { quit } from './launch.ts';
import { root, test, windowOf } from './shell.ts';

test.setTimeout(240_000);

/** The key of the work as it lies in the profile. */
async function keptKeys(profile: string): Promise<readonly string[]> {
  return Object.values(
    JSON.parse(await readFile(join(profile, 'keys.json'), 'utf8')) as Record<string, string>,
  );
}

async function trySigningIn(page: Page): Promise<void> {
  await acceptNotice(page);
  await page.getByLabel('User name').fill(sergeant.username);
  await page.getByLabel('Password').fill(sergeant.password);
  await page.getByLabel('Password').press('Enter');
}

test('with a real keyring the key is sealed by it; with another keyring the work stays shut and the key as it was', async ({
  launch,
  central,
  profile,
}) => {
  test.skip(!hasKeyringPrograms(), 'There is no GNOME keyring on this machine.');
  const args = ['--password-store=gnome-libsecret', '--central', central.url, '--profile', profile];
  const own = await startKeyring();
  const other = await startKeyring();
  try {
    const first = await launch(root, { args, env: own.env });
    const page = await windowOf(first);
    expect(await first.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
      'gnome_libsecret',
    );
    await acceptNotice(page);
    await expect(page.getByText(/key to the work kept on this machine is in a file/)).toHaveCount(0);
    await signIn(page);
    await quit(first);
    const sealed = await keptKeys(profile);
    expect(sealed.length).toBeGreaterThan(0);
    for (const entry of sealed) {
      expect(entry).toMatch(/^keyring:/);
      expect(Buffer.from(entry.slice('keyring:'.length), 'base64').toString('latin1')).not.toMatch(
        /[0-9a-f]{64}/,
      );
    }

    const again = await launch(root, { args, env: own.env });
    await signIn(await windowOf(again));
    await quit(again);
    expect(await keptKeys(profile)).toEqual(sealed);

    const lost = await launch(root, { args, env: other.env });
    const shut = await windowOf(lost);
    await trySigningIn(shut);
    await expect(
      shut.getByText('The key to the work on this machine is not where it should be.'),
    ).toBeVisible();
    await quit(lost);
    expect(await keptKeys(profile)).toEqual(sealed);

    const back = await launch(root, { args, env: own.env });
    await signIn(await windowOf(back));
    await quit(back);
  } finally {
    await other.stop();
    await own.stop();
  }
});
