import { expect, test } from 'vitest';
import { day, instant } from '../../../contract/time.ts';
import { riskPage } from '../../../electron/core/risk/page.ts';
import { uploadList } from '../../../electron/core/uploads/list.ts';
import { uploadReport } from '../../../electron/core/uploads/report.ts';
import { seededDesk, seededNow } from './seeded.ts';

const now = instant(seededNow);
const all = { row: 0, limit: 100_000 };

test('the tickets that were left in the short-lived class are found, all of them and nothing else', async () => {
  const { db, videos, dispatches, truth } = await seededDesk();
  const page = riskPage(db.read, { issue: 'citation' }, all, now);
  // Of months of which dispatch keeps nothing, nobody can tell.
  const since = Math.min(...dispatches.map(({ receivedAt }) => receivedAt ?? Number.POSITIVE_INFINITY));
  const planted = new Set(truth.videos.ticketLeftNonEvidence);
  const known = videos.filter(({ id, recordedAt }) => planted.has(id) && recordedAt > since - day / 24);
  expect(known.length).toBeGreaterThan(10);
  expect(page.rows.map(({ video }) => video.id).sort()).toEqual(known.map(({ id }) => id).sort());
  expect(page).toMatchObject({ count: known.length, behind: 0 });
  expect(page.counts.arrest).toBe(0);

  const held = new Set(videos.filter(({ hold }) => hold !== null).map(({ id }) => id));
  for (const list of [page, riskPage(db.read, {}, all, now)]) {
    const order = list.rows.map(({ video }) => video.deletedAt ?? Number.POSITIVE_INFINITY);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const row of list.rows) expect(row.hold !== null, row.video.id).toBe(held.has(row.video.id));
  }
  expect(page.rows[0]?.says).toMatch(
    /^Citation 884\d{4} was written on this call; the class Non-evidence, given by default, deletes this recording in \d+ days; citations are kept 5 years\.$/,
  );
});

test('what nobody classified is listed once the days of grace are over', async () => {
  const { db, videos } = await seededDesk();
  const page = riskPage(db.read, { issue: 'unclassified' }, all, now);
  // Seven whole days.
  const untouched = videos.filter(
    ({ classes, recordedAt }) =>
      recordedAt < Math.floor(seededNow / day - 7) * day &&
      classes.every(({ code, source }) => source === 'default' || code === 'unclassified'),
  );
  expect(page.rows.map(({ video }) => video.id).sort()).toEqual(untouched.map(({ id }) => id).sort());
});

test('filters and pages cut the same list', async () => {
  const { db, people } = await seededDesk();
  const whole = riskPage(db.read, {}, all, now);
  expect(whole.rows).toHaveLength(whole.count);
  const pages = Array.from({ length: Math.ceil(whole.count / 100) }, (_, at) =>
    riskPage(db.read, {}, { row: at * 100, limit: 100 }, now),
  );
  expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows);
  const bySquad = people.squads.map(({ id }) => riskPage(db.read, { unitId: id }, all, now));
  expect(bySquad.reduce((sum, { count }) => sum + count, 0)).toBe(whole.count);
  const near = riskPage(db.read, { deletedWithinDays: 60 }, all, now);
  expect(near.rows).toEqual(
    whole.rows.filter(({ video }) => video.deletedAt !== null && video.deletedAt < now + 60 * day),
  );
  expect(riskPage(db.read, { officerId: 'nobody' }, all, now)).toMatchObject({ count: 0, all: 0, rows: [] });
});

test('uploads that came late are found, all of them and nothing else; so are those that haven’t come', async () => {
  const { db, videos, truth } = await seededDesk();
  const planted = new Set(truth.videos.lateUpload);
  const ids = (of: 'late' | 'overdue' | 'waiting') =>
    uploadList(db.read, {}, { of, ...all }, now)
      .rows.map(({ video }) => video.id)
      .sort();
  const late = videos.filter(({ id, uploadedAt }) => planted.has(id) && uploadedAt !== null);
  const overdue = videos.filter(
    ({ uploadedAt, endedAt }) => uploadedAt === null && endedAt < seededNow - day,
  );
  expect(late.length).toBeGreaterThan(100);
  expect(ids('late')).toEqual(late.map(({ id }) => id).sort());
  expect(ids('overdue')).toEqual(overdue.map(({ id }) => id).sort());
  expect(overdue.every(({ id }) => planted.has(id))).toBe(true);
  expect(ids('waiting')).toEqual(
    videos
      .filter(({ uploadedAt }) => uploadedAt === null)
      .map(({ id }) => id)
      .sort(),
  );

  const report = await uploadReport(db.read, {}, seededNow);
  expect(report).toMatchObject({
    uploads: videos.filter(({ uploadedAt }) => uploadedAt !== null).length,
    late: late.length,
    overdue: overdue.length,
    behind: 0,
  });
  expect(report.spread.reduce((sum, { uploads }) => sum + uploads, 0)).toBe(report.uploads);
  for (const list of [report.officers, report.devices, report.units])
    expect(list.reduce((sum, one) => sum + one.late, 0)).toBe(late.length);
});

test('the bad camera and the late officer are told apart, and nobody else is named', async () => {
  const { db, truth } = await seededDesk();
  const { repeated } = await uploadReport(db.read, {}, seededNow);
  const [camera, officer] = truth.uploads;
  expect(repeated.map(({ kind, id }) => [kind, id])).toEqual([
    ['device', camera?.device],
    ['officer', officer?.officers[0]],
  ]);
  expect(repeated[0]?.pairs.map(({ officerId }) => officerId).sort()).toEqual(
    [...(camera?.officers ?? [])].sort(),
  );
  expect(repeated[1]?.pairs.map(({ device }) => device)).toContain(officer?.device);
  expect(repeated[0]?.says).toMatch(
    /^Late \d+ of \d+ with [^,]+, \d+ of \d+ with .+\. The same officers with other cameras: \d+ of \d+ late\.$/,
  );
});
