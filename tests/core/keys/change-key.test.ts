import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { opensWith } from '../../../electron/core/db/safety/rekey.ts';
import { profileName } from '../../../electron/core/session/profile.ts';
import { accounts, password, type TestCentral, testCentral } from '../../support/central.ts';
import { temporaryFolder } from '../../support/database.ts';
import { makeDesk, memorySecrets, noNetwork } from '../../support/desk.ts';
import { findingBody, freshVideo, heldAt, openBody, quiet, reviewerAt } from '../../support/reviewer.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const { username } = accounts.sergeant;
const name = profileName('https://central.test', username);

test('after a change of the key the old one opens nothing, the work goes on, and the new code opens it', async () => {
  const videoId = await freshVideo(central);
  const desk = await reviewerAt(central);
  const before = desk.secrets.values.get(name) ?? '';
  const { code: oldCode } = await desk.get('makeRecoveryCode');
  await desk.get('openReview', { body: openBody('rekeyed', videoId) });
  // A window that looks in the middle of it is not shown the sign-in page.
  const changing = desk.get('changeKey', { body: {} });
  const seen = [];
  for (let looks = 0; looks < 20; looks += 1) {
    seen.push((await desk.get('desk')).account?.username);
    await new Promise(setImmediate);
  }
  expect(new Set(seen)).toEqual(new Set([username]));
  const { code } = await changing;
  const after = desk.secrets.values.get(name) ?? '';
  expect(after).toMatch(/^[0-9a-f]{64}$/);
  expect(after).not.toBe(before);
  // The same sign-on, the same device.
  await desk.get('addFinding', { params: { id: 'rekeyed' }, body: findingBody('f-rekeyed', 1000) });
  await quiet(desk);
  expect((await heldAt(central, 'rekeyed'))?.findings.map(({ id }) => id)).toEqual(['f-rekeyed']);
  expect((await desk.get('sync')).log.trouble).toBeNull();
  await desk.core.stop();
  const files = readdirSync(desk.profileDir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.desk'),
  );
  expect(files.length).toBeGreaterThan(1);
  for (const path of files) {
    expect(opensWith(join(desk.profileDir, path), before), path).toBe(false);
    expect(opensWith(join(desk.profileDir, path), after), path).toBe(true);
  }
  const lost = makeDesk({
    profileDir: desk.profileDir,
    secrets: memorySecrets(),
    centralFetch: noNetwork,
    clock: desk.clock,
  });
  const come = (recoveryCode: string) => lost.call('signIn', { body: { username, password, recoveryCode } });
  expect((await come(oldCode)).problem?.code).toBe('recovery-code-wrong');
  expect((await come(code)).problem).toBeNull();
});

test('killed at any moment of a change of the key, the work opens with the key that is kept', {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 4; round += 1) {
    const child = fork(join(import.meta.dirname, 'changing.ts'), [folder], { execArgv: [] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'message');
    const gone = once(child, 'exit');
    setTimeout(() => child.kill('SIGKILL'), 20 + round * 83);
    await gone;
    const check = fork(join(import.meta.dirname, 'changing.ts'), [folder, 'check'], { execArgv: [] });
    onTestFinished(() => void check.kill('SIGKILL'));
    const [said] = (await once(check, 'message')) as [unknown];
    expect(said, `round ${round}`).toBe('all there');
    await once(check, 'exit');
  }
  expect(existsSync(join(folder, 'a.desk.rekeyed'))).toBe(false);
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('-next');
});
