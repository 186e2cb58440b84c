import { beforeAll, expect, test } from 'vitest';
import type { VideoFilter } from '../../../contract/library-state.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import {
  endOf,
  numbersBetween,
  placeFurther,
  sizeOf,
  startOf,
} from '../../../electron/core/video/list-sql.ts';
import {
  costOf,
  fittingOf,
  likelyWalk,
  type Plan,
  planOf,
  type Size,
} from '../../../electron/core/video/plan.ts';
import { sourcesFor } from '../../../electron/core/video/sources.ts';
import { type Wanted, wantedBy } from '../../../electron/core/video/wanted.ts';
import { departmentChanges, pullAll, temporaryDatabase } from '../../support/database.ts';
import { departmentNow as now } from '../../support/department.ts';

const everything: VideoFilter = {
  officerId: 'officer-1-1',
  unitId: 'squad-1',
  classification: 'non-evidence',
  review: 'open',
  from: 1,
  to: 2e12,
  deletedWithinDays: 30,
  text: 'KC26',
};

async function arranged(): Promise<DeskDb> {
  const db = temporaryDatabase();
  await pullAll(db, departmentChanges());
  return db;
}

function wanted(db: DeskDb, filter: VideoFilter): Wanted {
  const found = wantedBy(db.read, filter, now);
  if (found === null) throw new Error('nothing fits');
  return found;
}

function explained(
  db: DeskDb,
  {
    query,
    params,
  }: ReturnType<typeof sizeOf> | ReturnType<typeof placeFurther> | ReturnType<typeof numbersBetween>,
): string {
  const plan = sql<Record<string, string | number>, { detail: string }>(
    'explain',
    `EXPLAIN QUERY PLAN ${query.text}`,
  );
  return db.read
    .all(plan, params)
    .map(({ detail }) => detail)
    .join('\n');
}

function plansFor(filter: Wanted): Plan[] {
  return sourcesFor(filter).map((source) => planOf(source, filter));
}

let filters: readonly VideoFilter[] = [];
beforeAll(() => {
  const divisions = { ...everything, unitId: 'division-1' };
  const unreviewed = { ...everything, review: 'none' as const };
  const single = Object.entries(everything).map(([name, value]) => ({ [name]: value }));
  const pairs = single.flatMap((one, at) => single.slice(at + 1).map((other) => ({ ...one, ...other })));
  const all = [{}, ...single, ...pairs, everything, divisions, unreviewed];
  filters = all.flatMap((filter) => [filter, { ...filter, sort: 'deletion' as const }]);
});

test('no list reads the whole table, and none that walks an index has to sort', async () => {
  const db = await arranged();
  for (const filter of filters.map((each) => wanted(db, each))) {
    for (const plan of plansFor(filter)) {
      const text = explained(db, numbersBetween(plan, startOf(filter), endOf(filter), 100));
      const label = `${plan.source.name} for ${JSON.stringify(filter)}\n${text}`;
      // What has just been gathered off two indexes is no table.
      const tables = text.replace(/CO-ROUTINE c.*SCAN c/s, '');
      expect(tables, label).not.toMatch(/SCAN (v|c|k|video|video_class)\b/);
      expect(text.includes('TEMP B-TREE FOR ORDER BY'), label).toBe(plan.way === 'gather');
    }
  }
});

test('a walk that is tried first reads one index, and no video', async () => {
  const db = await arranged();
  const walks = filters
    .map((each) => wanted(db, each))
    .flatMap((filter) => {
      const sources = sourcesFor(filter);
      const walk = sources.length > 1 ? likelyWalk(sources, filter) : null;
      return walk === null ? [] : [planOf(walk.source, filter)];
    });
  expect(walks.length).toBeGreaterThan(5);
  for (const plan of walks) {
    const text = explained(db, numbersBetween(plan, startOf(plan.wanted), endOf(plan.wanted), 100));
    const looks = text.split('\n').filter((line) => / (v|c) /.test(line));
    expect(looks, `${plan.source.name} for ${JSON.stringify(plan.wanted)}`).toEqual([
      expect.stringMatching(/^SEARCH (v|c) USING (COVERING INDEX|PRIMARY KEY)/),
    ]);
  }
});

test('a step of a walk, and the size of a source, are read off one index alone', async () => {
  const db = await arranged();
  for (const filter of filters.map((each) => wanted(db, each))) {
    for (const plan of plansFor(filter).filter(({ way }) => way === 'walk')) {
      const text = explained(db, placeFurther(plan, startOf(filter), 4000));
      expect(text, plan.source.name).toMatch(/^SEARCH (v|c) USING (COVERING INDEX|PRIMARY KEY)/);
      expect(text.split('\n')).toHaveLength(1);
    }
    for (const source of sourcesFor(filter)) {
      expect(explained(db, sizeOf(source, filter, 1000)), source.name).not.toMatch(
        /SCAN (v|c|video|video_class)$/m,
      );
    }
  }
});

test('the plans of the lists that are asked for most', async () => {
  const db = await arranged();
  const first = (filter: VideoFilter): string => {
    const asked = wanted(db, filter);
    const [source] = sourcesFor(asked);
    if (!source) throw new Error('no source');
    return explained(db, numbersBetween(planOf(source, asked), startOf(asked), endOf(asked), 100));
  };
  const plans = Object.fromEntries(
    [
      {},
      { sort: 'deletion' as const },
      { officerId: 'officer-1-1' },
      { unitId: 'squad-1', review: 'none' as const },
      { classification: 'non-evidence' },
      { classification: 'non-evidence', sort: 'deletion' as const },
      { text: 'KC26' },
    ].map((filter) => [JSON.stringify(filter), first(filter).split('\n')]),
  );
  expect(plans).toMatchInlineSnapshot(`
    {
      "{"classification":"non-evidence","sort":"deletion"}": [
        "SEARCH c USING COVERING INDEX video_class_by_deletion (class=? AND (deletes_at,video)>(?,?) AND (deletes_at,video)<(?,?))",
      ],
      "{"classification":"non-evidence"}": [
        "SEARCH c USING PRIMARY KEY (class=? AND (recorded_at,video)>(?,?) AND (recorded_at,video)<(?,?))",
      ],
      "{"officerId":"officer-1-1"}": [
        "SEARCH v USING COVERING INDEX video_by_officer (officer=? AND recorded_at>? AND recorded_at<?)",
      ],
      "{"sort":"deletion"}": [
        "SEARCH v USING COVERING INDEX video_by_deletion (deletes_at>? AND deletes_at<?)",
      ],
      "{"text":"KC26"}": [
        "CO-ROUTINE c",
        "MERGE (UNION)",
        "LEFT",
        "SEARCH video USING COVERING INDEX video_by_incident (incident>? AND incident<?)",
        "USE TEMP B-TREE FOR ORDER BY",
        "RIGHT",
        "SEARCH video USING COVERING INDEX video_by_incident_tail (incident_tail>? AND incident_tail<?)",
        "USE TEMP B-TREE FOR ORDER BY",
        "SCAN c",
        "USE TEMP B-TREE FOR ORDER BY",
      ],
      "{"unitId":"squad-1","review":"none"}": [
        "SEARCH v USING COVERING INDEX video_by_squad (squad=? AND recorded_at>? AND recorded_at<?)",
      ],
      "{}": [
        "SEARCH v USING COVERING INDEX video_by_time (recorded_at>? AND recorded_at<?)",
      ],
    }
  `);
});

test('a walk that is read off one index alone is tried first; without one, sources are counted', async () => {
  const db = await arranged();
  const tried = (filter: VideoFilter): string => {
    const asked = wanted(db, filter);
    const walk = likelyWalk(sourcesFor(asked), asked);
    return walk === null ? 'counted' : `${walk.isSure ? 'surely' : 'maybe'} ${walk.source.name}`;
  };
  const classification = 'non-evidence';
  const unitId = 'squad-1';
  expect(
    Object.entries({
      everything: {},
      class: { classification },
      'class by deletion': { classification, sort: 'deletion' as const },
      'squad and class': { unitId, classification },
      'squad by deletion': { unitId, sort: 'deletion' as const },
      'officer by deletion': { officerId: 'officer-1-1', sort: 'deletion' as const },
      'near deletion': { deletedWithinDays: 14 },
      'class near deletion': { classification, deletedWithinDays: 14 },
      'incident number': { text: 'KC26' },
      'incident number in a squad': { text: 'KC26', unitId },
    }).map(([name, filter]) => `${name}: ${tried(filter)}`),
  ).toEqual([
    'everything: surely time',
    'class: surely class',
    'class by deletion: surely class by deletion',
    'squad and class: maybe squad',
    'squad by deletion: maybe deletion',
    'officer by deletion: counted',
    'near deletion: maybe time',
    'class near deletion: maybe class',
    'incident number: maybe time',
    'incident number in a squad: counted',
  ]);
});

test('a walk costs what it passes by until the page is full, gathering all there is, looking videos up far more', async () => {
  const db = await arranged();
  const total = 100_000;
  const costs = (filter: VideoFilter, rows: Readonly<Record<string, number>>): Record<string, number> => {
    const asked = wanted(db, filter);
    const size = (name: string): Size => ({ rows: rows[name] ?? total, isExact: true });
    const sized = sourcesFor(asked).map((source) => ({ source, size: size(source.name) }));
    const fitting = fittingOf(sized, asked, total);
    return Object.fromEntries(
      sized.map((each) => [each.source.name, Math.round(costOf(each, asked, 100, fitting))]),
    );
  };
  // 1 in 50 of the squad's thousand: each is met after a hundred rows of a thousand.
  const both = { unitId: 'squad-1', classification: 'non-evidence' };
  expect(costs(both, { squad: 1000, class: 50_000 })).toEqual({ squad: 200, class: 300_000 });
  expect(costs({ ...both, sort: 'deletion' }, { squad: 1000, 'class by deletion': 50_000 })).toEqual({
    squad: 1000,
    'class by deletion': 300_000,
    deletion: 20_000,
  });
  const near = { deletedWithinDays: 14 };
  expect(costs(near, { deletion: 3000 })).toEqual({ deletion: 3000, time: 100_000 });
  expect(costs(near, { deletion: 60_000 })['deletion']).toBe(Number.MAX_SAFE_INTEGER);
  expect(costs({ text: 'KC26' }, { incident: 700 })).toEqual({ incident: 700, time: 14_286 });
});
