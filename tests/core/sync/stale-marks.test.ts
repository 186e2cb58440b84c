import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Draft } from '../../../contract/nouns/review.ts';
import { buildHouse, type House } from '../../simulation/house.ts';
import { learn } from '../../simulation/upgrade.ts';
import { type Ages, acrossVersions, allNewer } from '../../simulation/versions.ts';
import { createFakeClock, type FakeClock } from '../../support/clock.ts';
import { departmentNow } from '../../support/department.ts';
import { makeDesk } from '../../support/desk.ts';
import {
  completeReview,
  findingBody,
  openBody,
  quiet,
  type Reviewer,
  signIn,
} from '../../support/reviewer.ts';
import { weatherOver } from '../../support/weather.ts';

/** Marks of before that must not stand in the way of what was said since. */
let house: House;
beforeAll(async () => {
  house = await buildHouse();
});
afterAll(() => house.close());

const id = 'r';

/** The same person's two machines: at the office the newer desk, in the car one that soon can't read its drafts. */
async function twoMachines() {
  const clock = createFakeClock(departmentNow);
  await house.reset(clock.now);
  const ages = allNewer(2);
  const [office, car] = [await deskAt(clock, ages, 0), await deskAt(clock, ages, 1)];
  await office.get('openReview', { body: openBody(id, 'spare-0') });
  await tag(office, 'kept', 'first words');
  await tag(office, 'taken-away');
  await quiet(office);
  await quiet(car);
  // From here on the office writes what only an upgrade lets the car read.
  ages.desks[1] = 'older';
  return { office, car, ages };
}

async function deskAt(clock: FakeClock, ages: Ages, n: number): Promise<Reviewer> {
  const weather = weatherOver(
    acrossVersions(
      ages,
      n,
      (request) => house.fetch(request),
      () => {},
    ),
    clock,
  );
  const desk = { ...makeDesk({ centralFetch: weather.fetch, clock }), weather };
  await signIn(desk);
  await quiet(desk);
  return desk;
}

async function upgraded({ weather, ...car }: Reviewer, ages: Ages): Promise<Reviewer> {
  await car.core.stop();
  ages.desks[1] = 'newer';
  const name = readdirSync(car.profileDir).find((file) => file.endsWith('.desk')) ?? '';
  learn(join(car.profileDir, name), car.secrets.values.get(name.replace('.desk', '')) ?? '');
  const newer = { ...(await car.restart()), weather };
  await signIn(newer);
  return newer;
}

const tag = (desk: Reviewer, finding: string, note = '') =>
  desk.get('addFinding', { params: { id }, body: findingBody(finding, 1000, { note }) });
const say = (desk: Reviewer, finding: string, note: string) => {
  const { id: findingId, ...body } = findingBody(finding, 1000, { note });
  return desk.get('changeFinding', { params: { id, findingId }, body });
};
const marks = async (desk: Reviewer) =>
  (await desk.get('review', { params: { id } })).findings
    .map(({ finding }) => `${finding.id}: ${finding.note}`)
    .toSorted();

test('a mark that was removed doesn’t come back from a central that was put back to before', async () => {
  const { office } = await twoMachines();
  await house.backup();
  await office.get('removeFinding', { params: { id, findingId: 'taken-away' } });
  await quiet(office);
  await house.restore();
  await office.clock.advance(40_000);
  await quiet(office);
  expect(await marks(office)).toEqual(['kept: first words']);
  const [draft] = await house.db.query<{ body: string }>(`select body from item where id = 'r' and not gone`);
  expect(draft?.body).toContain('first words');
  expect(Draft.parse(JSON.parse(draft?.body ?? '')).findings.map((one) => one.id)).toEqual(['kept']);
});

test('what another machine added, changed and took away while this desk couldn’t read it holds after the upgrade', async () => {
  const { office, car, ages } = await twoMachines();
  await tag(office, 'added');
  await say(office, 'kept', 'second words');
  await office.get('removeFinding', { params: { id, findingId: 'taken-away' } });
  await quiet(office);
  await quiet(car);
  expect(await marks(car)).toEqual(['kept: first words', 'taken-away: ']);
  const newer = await upgraded(car, ages);
  await quiet(newer);
  expect(await marks(newer)).toEqual(['added: ', 'kept: second words']);
  expect((await newer.get('desk')).sync.unread).toBe(0);
});

test('an older word that was kept unread undoes nothing that was said and sent since, without a network too', async () => {
  const { office, car, ages } = await twoMachines();
  await tag(office, 'added');
  await quiet(office);
  await quiet(car);
  // From now on the car hears no news; what it says arrives.
  car.weather.always(({ path }) => (path.startsWith('/v1/feed') ? { fault: 'offline' } : null));
  await say(car, 'kept', 'newest words');
  await tag(car, 'in the car');
  for (let n = 0; n < 400 && (await car.get('desk')).sync.unsent > 0; n += 1) await car.clock.advance(100);
  car.weather.always({ fault: 'offline' });
  const newer = await upgraded(car, ages);
  expect(await marks(newer)).toEqual(['in the car: ', 'kept: newest words', 'taken-away: ']);
  newer.weather.always(null);
  await signIn(newer);
  await quiet(newer);
  expect(await marks(newer)).toEqual(['added: ', 'in the car: ', 'kept: newest words', 'taken-away: ']);
});

test('a review that was submitted on another machine while this desk couldn’t read it is submitted here after the upgrade', async () => {
  const { office, car, ages } = await twoMachines();
  await completeReview(office, id);
  await office.get('submit', { params: { id } });
  await quiet(office);
  await quiet(car);
  expect((await car.get('review', { params: { id } })).review.state).toBe('open');
  const newer = await upgraded(car, ages);
  await quiet(newer);
  expect((await newer.get('review', { params: { id } })).review.state).toBe('submitted');
});
