import { type MeasureId, type PeriodKind, periodKinds, versionAt } from '../../census/measures/measure.ts';
import { type MeasurePeriod, periodsUpTo } from '../../census/measures/periods.ts';
import {
  addCounted,
  type Counts,
  cellKey,
  count,
  isNothing,
  noCounts,
  officerUnit,
  type Plan,
  type Tally,
} from '../../census/measures/tally.ts';
import { CodeList } from '../../contract/nouns/account.ts';
import type { MeasureDefinition, MeasureValue } from '../../contract/nouns/measure.ts';
import { Unit } from '../../contract/nouns/officer.ts';
import { day, type Instant, instant } from '../../contract/time.ts';
import { readRules } from '../census/rules.ts';
import type { Db, Reader, Tx } from '../db/db.ts';
import { itemOf } from '../items/item.ts';
import { lockFeed, putItems } from '../items/put.ts';
import { itemsOf } from '../items/read.ts';
import { readPeriods } from '../programmes/store.ts';
import { bodiesOfSquad, videosById } from './bodies.ts';
import { readDefinitions } from './definitions.ts';
import { itemsOfSquad } from './items.ts';

/** A value that is to be counted once and for all: its period has closed, and the days of grace are over. */
export type Due = {
  readonly measure: MeasureId;
  readonly definition: MeasureDefinition;
  readonly period: MeasurePeriod;
};

/** So many periods of each kind are measured, the running one included. */
const measured = 13;

/**
 * Counts and publishes what is due, once: what comes later never changes it. Squad by squad, so that memory doesn't grow
 * with the department and desks are answered in between. Answers how many values were locked.
 */
export async function lockMeasures(db: Db, now: Instant): Promise<number> {
  const definitions = await readDefinitions(db);
  const plan = planOf(definitions, now);
  const due = plan === null ? [] : await dueOf(db, plan, definitions);
  if (plan === null || due.length === 0) return 0;
  const units = await readUnits(db);
  const known = {
    rules: await readRules(db),
    codeLists: (await itemsOf(db, 'code-list')).map(({ body }) => CodeList.parse(JSON.parse(body))),
    periods: await readPeriods(db),
  };
  const tally: Tally = new Map();
  for (const unit of [...units.filter(({ kind }) => kind === 'squad'), null]) {
    const bodies = await bodiesOfSquad(db, unit?.id ?? null);
    const own = new Set(bodies.videos.map(({ id }) => id));
    const named = bodies.choices.flatMap(({ videoIds }) => videoIds ?? []).filter((id) => !own.has(id));
    const elsewhere = await videosById(db, [...new Set(named)]);
    addCounted(tally, count(plan, itemsOfSquad(bodies, { ...known, unit, elsewhere })));
  }
  return db.transaction((tx) => publish(tx, { due, tally, units, now, rulesVersion: known.rules.version }));
}

/** Null: nothing is defined, so that nothing can be measured. */
function planOf(definitions: readonly MeasureDefinition[], now: Instant): Plan | null {
  const zone = definitions.at(-1)?.zone;
  if (zone === undefined) return null;
  const upTo = (kind: PeriodKind) => periodsUpTo(kind, now, zone, measured);
  return {
    periods: { week: upTo('week'), month: upTo('month'), quarter: upTo('quarter') },
    definitions: Map.groupBy(definitions, ({ id }) => id),
    now,
  };
}

async function dueOf(
  db: Reader,
  { periods, now }: Plan,
  definitions: readonly MeasureDefinition[],
): Promise<readonly Due[]> {
  const rows = await db.query<{ measure: string; period: string }>(
    'select measure, period from measure_period',
  );
  const done = new Set(rows.map(({ measure, period }) => `${measure} ${period}`));
  return [...Map.groupBy(definitions, ({ id }) => id)].flatMap(([measure, versions]) =>
    periodKinds.flatMap((kind) =>
      periods[kind].flatMap((period): readonly Due[] => {
        const definition = versionAt(versions, period.startsAt);
        if (definition === null || done.has(`${measure} ${period.key}`)) return [];
        return period.endsAt + definition.graceDays * day <= now ? [{ measure, definition, period }] : [];
      }),
    ),
  );
}

type Counted = {
  readonly due: readonly Due[];
  readonly tally: Tally;
  readonly units: readonly Unit[];
  readonly now: Instant;
  readonly rulesVersion: number;
};

async function publish(tx: Tx, { due, tally, units, now, rulesVersion }: Counted): Promise<number> {
  await lockFeed(tx);
  const isAnything = ({ measure, period }: Due): boolean =>
    tally.get('department')?.has(cellKey(measure, period.key)) ?? false;
  const mine: Due[] = [];
  for (const one of due) {
    // Another central on the same database may have been quicker.
    const noted = await tx.run(
      `insert into measure_period (measure, period, starts_at, locked, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [one.measure, one.period.key, one.period.startsAt, isAnything(one), now],
    );
    if (noted > 0 && isAnything(one)) mine.push(one);
  }
  const officers = officersBySquad(tally);
  const values = [...Map.groupBy(mine, ({ period }) => period.key).values()].flatMap((together) =>
    [null, ...units].map((unit) => lineOf(unit, together, { tally, officers, now, rulesVersion })),
  );
  await putItems(
    tx,
    values.map((value) => itemOf('measure-value', value)),
  );
  return values.length;
}

type Counting = Pick<Counted, 'tally' | 'now' | 'rulesVersion'> & {
  readonly officers: ReadonlyMap<string, readonly string[]>;
};

/** The line of one unit (null: the department) for one period; `together` are of that period. */
function lineOf(unit: Unit | null, together: readonly Due[], counting: Counting): MeasureValue {
  const { tally, officers, now, rulesVersion } = counting;
  const key = unit === null ? 'department' : `${unit.kind}:${unit.id}`;
  const [first] = together;
  if (first === undefined) throw new Error('a line without a value');
  const { startsAt, endsAt, ...period } = first.period;
  const countsOf = (of: string, measure: MeasureId): Counts =>
    tally.get(of)?.get(cellKey(measure, period.key)) ?? noCounts;
  // A week of one officer is a handful of cases: nobody is measured by it.
  const named = unit?.kind === 'squad' && period.kind !== 'week' ? (officers.get(unit.id) ?? []) : [];
  return {
    id: `${period.key} ${key} ${first.measure}`,
    period: { ...period, startsAt: instant(startsAt), endsAt: instant(endsAt) },
    unitId: unit?.id ?? null,
    squadId: unit?.kind === 'squad' ? unit.id : null,
    divisionId: unit === null ? null : unit.kind === 'division' ? unit.id : unit.divisionId,
    rulesVersion,
    lockedAt: now,
    values: together.map(({ measure, definition }) => ({
      measure,
      definitionVersion: definition.version,
      counts: countsOf(key, measure),
      officers: named
        .map((officerId) => ({
          officerId,
          counts: countsOf(officerUnit(unit?.id ?? null, officerId), measure),
        }))
        .filter(({ counts }) => !isNothing(counts)),
    })),
  };
}

function officersBySquad(tally: Tally): ReadonlyMap<string, readonly string[]> {
  const pairs = [...tally.keys()].flatMap((unit) => {
    const found = /^officer:(?<squad>.*)\n(?<officer>.*)$/.exec(unit)?.groups;
    return found === undefined ? [] : [{ squad: found['squad'] ?? '', officer: found['officer'] ?? '' }];
  });
  return new Map(
    [...Map.groupBy(pairs, ({ squad }) => squad)].map(([squad, theirs]) => [
      squad,
      theirs.map(({ officer }) => officer).toSorted(),
    ]),
  );
}

async function readUnits(db: Reader): Promise<readonly Unit[]> {
  const rows = await db.query<{ body: string }>(
    `select body from item where noun = 'unit' and not gone order by id`,
  );
  return rows.map(({ body }) => Unit.parse(JSON.parse(body)));
}
