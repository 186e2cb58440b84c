import { describe, expect, test } from 'vitest';
import type { VideoFilter } from '../../../contract/library-state.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { isRefusal } from '../../../contract/problem.ts';
import { day, hour, instant } from '../../../contract/time.ts';
import { startFeed } from '../../../electron/core/catalogue/apply.ts';
import { termsOf } from '../../../electron/core/catalogue/terms.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { incidentKey, incidentTail } from '../../../electron/core/video/incident.ts';
import { createLibrary, type Library } from '../../../electron/core/video/page.ts';
import { noteMyReview, type ReviewState } from '../../../electron/core/video/review-state.ts';
import { wantedBy } from '../../../electron/core/video/wanted.ts';
import { departmentChanges, gone, pullAll, take, temporaryDatabase } from '../../support/database.ts';
import { departmentNow, officers } from '../../support/department.ts';
import { changesOf, diceOf, manyVideos } from '../../support/many-videos.ts';

const now = departmentNow;
const videos = manyVideos(1500, 11);
const reviews = new Map<string, ReviewState>(
  videos.filter((_, n) => n % 50 === 0).map(({ id }, n) => [id, n % 2 === 0 ? 'open' : 'submitted']),
);
const configuration = departmentChanges().filter(({ noun }) =>
  ['unit', 'officer', 'classification'].includes(noun),
);

function noteReviews(db: DeskDb): void {
  db.write('reviews', (write) => {
    for (const [id, state] of reviews) noteMyReview(write, id, state as 'open' | 'submitted');
  });
}

/** Lists with all their indexes, and lists during the first pull. */
const ways = {
  arranged: async () => {
    const db = temporaryDatabase();
    await pullAll(db, [...configuration, ...changesOf(videos)]);
    noteReviews(db);
    return db;
  },
  'during the first pull': () => {
    const db = temporaryDatabase();
    db.write('start', (write) => startFeed(write, { scope: 's', fresh: true }));
    take(db, [...configuration, ...changesOf(videos)]);
    noteReviews(db);
    return Promise.resolve(db);
  },
};

/** The list as anybody would write it down, given the order in which the videos came. */
function listed(filter: VideoFilter, all: readonly Video[] = videos): string[] {
  const at = (n: number): Video => all[n] as Video;
  const key = incidentKey(filter.text ?? null);
  const until = Math.ceil(now / hour) * hour + (filter.deletedWithinDays ?? 0) * day;
  const fits = (video: Video): boolean =>
    (filter.officerId === undefined || video.officerId === filter.officerId) &&
    (filter.unitId === undefined || video.squadId === filter.unitId || video.divisionId === filter.unitId) &&
    (filter.classification === undefined ||
      video.classes.some(({ code }) => code === filter.classification)) &&
    (filter.review === undefined || (reviews.get(video.id) ?? 'none') === filter.review) &&
    (filter.from === undefined || video.recordedAt >= filter.from) &&
    (filter.to === undefined || video.recordedAt < filter.to) &&
    (filter.deletedWithinDays === undefined || (video.deletedAt !== null && video.deletedAt < until)) &&
    (key === null ||
      [incidentKey(video.incidentNumber), incidentTail(video.incidentNumber)].some((text) =>
        text?.startsWith(key),
      ));
  const byRecording = (a: number, b: number): number => at(b).recordedAt - at(a).recordedAt || b - a;
  const byDeletion = (a: number, b: number): number =>
    (at(a).deletedAt ?? Number.MAX_VALUE) - (at(b).deletedAt ?? Number.MAX_VALUE) || a - b;
  return [...all.keys()]
    .filter((n) => fits(at(n)))
    .sort(filter.sort === 'deletion' ? byDeletion : byRecording)
    .map((n) => at(n).id);
}

function someFilters(): VideoFilter[] {
  const dice = diceOf(3);
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(dice() * items.length)] as T;
  const parts: (() => VideoFilter)[] = [
    () => ({ officerId: oneOf(officers).id }),
    () => ({ unitId: oneOf(['squad-1', 'squad-2', 'division-1', 'division-2']) }),
    () => ({ classification: oneOf(['training', 'non-evidence', 'unclassified']) }),
    () => ({ review: oneOf(['none', 'open', 'submitted', 'others'] as const) }),
    () => ({ from: now - Math.floor(dice() * 60) * day }),
    () => ({ to: now - Math.floor(dice() * 60) * day }),
    () => ({ deletedWithinDays: Math.floor(dice() * 200) }),
    () => ({ text: oneOf(['KC26', 'kc26-0000', '0000', 'J', '88', '26', 'nothing like it']) }),
    () => ({ sort: 'deletion' }),
  ];
  const mixed = Array.from(
    { length: 60 },
    () => Object.assign({}, ...parts.filter(() => dice() < 0.35).map((part) => part())) as VideoFilter,
  );
  return [{}, { sort: 'deletion' }, ...parts.map((part) => part()), ...mixed];
}

async function walked(library: Library, db: DeskDb, filter: VideoFilter, limit: number): Promise<string[]> {
  const wanted = wantedBy(db.read, filter, now);
  if (wanted === null) return [];
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await library.page(wanted, { after, limit });
    if (isRefusal(page)) throw new Error(page.refused);
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids;
}

describe.each(Object.entries(ways))('%s', (_, open) => {
  test('any filter lists what fits it, in its order, page by page, each video once', async () => {
    const db = await open();
    for (const filter of someFilters()) {
      const library = createLibrary(
        db.read,
        () => 1,
        () => now,
      );
      expect(await walked(library, db, filter, 37), JSON.stringify(filter)).toEqual(listed(filter));
    }
  });

  test('the count, and any row jumped to, are those of the list; counted lists give the same pages', async () => {
    const db = await open();
    const library = createLibrary(
      db.read,
      () => 1,
      () => now,
    );
    const dice = diceOf(5);
    for (const filter of someFilters()) {
      const wanted = wantedBy(db.read, filter, now);
      const all = listed(filter);
      if (wanted === null) {
        expect(all).toEqual([]);
        continue;
      }
      expect(await library.count(wanted), JSON.stringify(filter)).toBe(all.length);
      const row = Math.floor(dice() * (all.length + 5));
      const page = await library.page(wanted, { row, limit: 10 });
      if (isRefusal(page)) throw new Error(page.refused);
      expect(page.rows.map(({ id }) => id)).toEqual(all.slice(row, row + 10));
      expect(page.next !== null).toBe(row + 10 < all.length && page.rows.length > 0);
      const next = page.next === null ? null : await library.page(wanted, { after: page.next, limit: 10 });
      if (next && !isRefusal(next))
        expect(next.rows.map(({ id }) => id)).toEqual(all.slice(row + 10, row + 20));
      expect(await walked(library, db, filter, 100)).toEqual(all);
    }
  });
});

test('what nobody here has ever mentioned is an empty list, not an error', async () => {
  const db = await ways.arranged();
  for (const filter of [{ officerId: 'x' }, { unitId: 'x' }, { classification: 'x' }, { text: '—' }]) {
    expect(wantedBy(db.read, filter, now)).toBeNull();
  }
});

test('classes that share a bit of the indexes are told apart', async () => {
  const db = temporaryDatabase();
  const fillers = Array.from({ length: 46 }, (_, n) => `filler ${n}`);
  db.write('terms', (write) => {
    for (const text of ['training', ...fillers, 'non-evidence']) termsOf(write).number(text);
  });
  await pullAll(db, [...configuration, ...changesOf(videos)]);
  for (const classification of ['training', 'non-evidence']) {
    for (const more of [{ unitId: 'squad-1' }, { sort: 'deletion' as const }, { deletedWithinDays: 60 }]) {
      const filter = { classification, ...more };
      const library = createLibrary(
        db.read,
        () => 1,
        () => now,
      );
      expect(await walked(library, db, filter, 100)).toEqual(listed({ ...filter, review: undefined }));
    }
  }
});

test('a place that is none is refused', async () => {
  const db = await ways.arranged();
  const library = createLibrary(
    db.read,
    () => 1,
    () => now,
  );
  const wanted = wantedBy(db.read, {}, now);
  if (wanted === null) throw new Error('everything fits');
  for (const after of ['', 'x', '1', '1.2.3', "1.1'; DROP TABLE video"]) {
    expect(await library.page(wanted, { after, limit: 5 })).toMatchObject({ refused: 'bad-request' });
  }
});

test('a counted list is counted anew when the catalogue has changed', async () => {
  const db = await ways.arranged();
  let revision = 1;
  let time = Number(now);
  const library = createLibrary(
    db.read,
    () => revision,
    () => time,
  );
  const wanted = wantedBy(db.read, {}, now);
  if (wanted === null) throw new Error('everything fits');
  expect(await library.count(wanted)).toBe(1500);
  const [first = ''] = listed({});
  take(db, [gone('video', first)]);
  revision = 2;
  time += 10_000;
  expect(await library.count(wanted)).toBe(1499);
  const page = await library.page(wanted, { row: 1, limit: 1 });
  expect(page).toMatchObject({ rows: [{ id: listed({})[2] }] });
});

test('a page goes on where it stopped although its last video has gone meanwhile', async () => {
  const db = await ways.arranged();
  const library = createLibrary(
    db.read,
    () => 1,
    () => instant(now),
  );
  const wanted = wantedBy(db.read, { unitId: 'squad-1' }, now);
  if (wanted === null) throw new Error('squad 1 has videos');
  const page = await library.page(wanted, { limit: 10 });
  if (isRefusal(page) || page.next === null) throw new Error('there is more');
  take(db, [gone('video', page.rows.at(-1)?.id ?? '')]);
  const next = await library.page(wanted, { after: page.next, limit: 10 });
  expect(next).toMatchObject({
    rows: listed({ unitId: 'squad-1' })
      .slice(10, 20)
      .map((id) => ({ id })),
  });
});

test('a long list is read in many steps, whole lists by whichever index is shortest', async () => {
  const many = manyVideos(30_000, 12).map((video) => ({ ...video, id: `long-${video.id}` }));
  const db = temporaryDatabase();
  await pullAll(db, [...configuration, ...changesOf(many)]);
  const library = createLibrary(
    db.read,
    () => 1,
    () => now,
  );
  const filters: VideoFilter[] = [
    {},
    { sort: 'deletion' },
    { unitId: 'division-1', sort: 'deletion' },
    { unitId: 'squad-2', sort: 'deletion', classification: 'training', from: now - 30 * day },
    { classification: 'non-evidence', deletedWithinDays: 60 },
    { text: '0' },
  ];
  for (const filter of filters) {
    const all = listed(filter, many);
    const wanted = wantedBy(db.read, filter, now);
    if (wanted === null) throw new Error('something fits');
    const first = await library.page(wanted, { limit: 100 });
    expect(first, JSON.stringify(filter)).toMatchObject({ rows: all.slice(0, 100).map((id) => ({ id })) });
    expect(await library.count(wanted)).toBe(all.length);
    const row = Math.floor(all.length * 0.7);
    const jump = await library.page(wanted, { row, limit: 50 });
    expect(jump).toMatchObject({ rows: all.slice(row, row + 50).map((id) => ({ id })) });
  }
});
