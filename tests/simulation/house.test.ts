import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeClock } from '../support/clock.ts';
import { departmentNow } from '../support/department.ts';
import { createStation } from './station.ts';
import { houseForTests } from './suite.ts';

const house = houseForTests();

test('a house goes back to its last backup, or to the beginning', async () => {
  const { db, reset, backup, restore } = house();
  const say = (key: string) => db.query('insert into meta (key, value) values ($1, $1)', [key]);
  const said = async () =>
    (await db.query<{ key: string }>(`select key from meta where key like 'said-%' order by 1`)).map(
      ({ key }) => key,
    );
  const clock = createFakeClock(departmentNow);
  await reset(clock.now);
  await say('said-1');
  await restore();
  expect(await said()).toEqual([]);
  await say('said-2');
  await backup();
  await say('said-3');
  await restore();
  expect(await said()).toEqual(['said-2']);
  await reset(clock.now);
  expect(await said()).toEqual([]);
  await say('said-4');
  await restore();
  expect(await said()).toEqual([]);
});

test('a desk that ended at once takes up its log by itself, as nobody looked into it before', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sw-station-'));
  const clock = createFakeClock(departmentNow);
  await house().reset(clock.now);
  const station = createStation({
    name: 'desk',
    who: 'sergeant',
    root,
    world: clock,
    centralFetch: house().fetch,
    version: () => 'newer',
  });
  onTestFinished(() => {
    station.sweep();
    rmSync(root, { recursive: true, force: true });
  });
  station.start();
  expect(await station.signIn()).toBeNull();
  station.end('kill', 0, () => {});
  station.start();
  expect(await station.signIn()).toBeNull();
  const came = await station.call('sync');
  expect(came).toMatchObject({ came: 'value', value: { safety: { lastStart: { found: 'log' } } } });
});
