import { beforeAll, expect, test } from 'vitest';
import type { VideoFilter } from '../../../contract/desk-state.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { sql } from '../../../electron/core/db/sql.ts';
import {
  endOf,
  placeFurther,
  placesBetween,
  sizeOf,
  startOf,
} from '../../../electron/core/video/list-sql.ts';
import { choosePlan, type Plan, sourcesFor } from '../../../electron/core/video/plan.ts';
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
  { query, params }: ReturnType<typeof sizeOf> | ReturnType<typeof placesBetween>,
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
  return sourcesFor(filter).map((source) => ({
    source,
    way: source.order === filter.sort ? 'walk' : 'gather',
    wanted: filter,
  }));
}

let filters: readonly VideoFilter[] = [];
beforeAll(() => {
  const divisions = { ...everything, unitId: 'division-1' };
  const unreviewed = { ...everything, review: 'none' as const };
  const single = Object.entries(everything).map(([name, value]) => ({ [name]: value }));
  const all = [{}, ...single, everything, divisions, unreviewed];
  filters = all.flatMap((filter) => [filter, { ...filter, sort: 'deletion' as const }]);
});

test('no list reads the whole table, and none that walks an index has to sort', async () => {
  const db = await arranged();
  for (const filter of filters.map((each) => wanted(db, each))) {
    for (const plan of plansFor(filter)) {
      const text = explained(db, placesBetween(plan, startOf(filter), endOf(filter), 100));
      const label = `${plan.source.name} for ${JSON.stringify(filter)}\n${text}`;
      // What has just been gathered off two indexes is no table.
      const tables = text.replace(/CO-ROUTINE c.*SCAN c/s, '');
      expect(tables, label).not.toMatch(/SCAN (v|c|k|video|video_class)\b/);
      expect(text.includes('TEMP B-TREE FOR ORDER BY'), label).toBe(plan.way === 'gather');
    }
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
    const way = source.order === asked.sort ? 'walk' : 'gather';
    return explained(db, placesBetween({ source, way, wanted: asked }, startOf(asked), endOf(asked), 100));
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
        "SEARCH v USING INDEX video_by_squad (squad=? AND recorded_at>? AND recorded_at<?)",
      ],
      "{}": [
        "SEARCH v USING COVERING INDEX video_by_time (recorded_at>? AND recorded_at<?)",
      ],
    }
  `);
});

test('the cheapest source is taken: walked when it has the order, sorted when it is short, else left', async () => {
  const db = await arranged();
  const chosen = (filter: VideoFilter, sizes: Readonly<Record<string, number>>): string => {
    const asked = wanted(db, filter);
    const known = sourcesFor(asked).map((source) => [source, sizes[source.name] ?? 40_000] as const);
    const plan = choosePlan(asked, new Map(known));
    return `${plan.way} ${plan.source.name}`;
  };
  const byDeletion = { unitId: 'squad-1', classification: 'non-evidence', sort: 'deletion' as const };
  expect(chosen(byDeletion, { squad: 40, 'class by deletion': 900 })).toBe('gather squad');
  expect(chosen(byDeletion, { squad: 4000, 'class by deletion': 900 })).toBe('walk class by deletion');
  expect(chosen(byDeletion, {})).toBe('walk class by deletion');
  // A class is checked on an index, a squad by looking the video up.
  const both = { unitId: 'squad-1', classification: 'non-evidence' };
  expect(chosen(both, { squad: 2000, class: 1000 })).toBe('walk squad');
  expect(chosen(both, { squad: 2000, class: 100 })).toBe('walk class');
  const nearDeletion = { deletedWithinDays: 14 };
  expect(chosen(nearDeletion, { deletion: 30_000 })).toBe('gather deletion');
  expect(chosen(nearDeletion, {})).toBe('walk time');
  expect(chosen({ text: 'KC26' }, { incident: 30_000 })).toBe('gather incident');
  expect(chosen({ text: 'KC26' }, {})).toBe('walk time');
});
