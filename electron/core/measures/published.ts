import type { MeasureDefinition, MeasureValue } from '../../../contract/nouns/measure.ts';
import type { Taker } from '../catalogue/apply.ts';
import { versionTaker } from '../catalogue/versions.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';

/** Every version of every definition, each measure's in their order. */
export function definitionsOf(db: ReadDb): MeasureDefinition[] {
  return db.column(definitions).map((body) => JSON.parse(body) as MeasureDefinition);
}

/** The locked values of a unit in a period; `unitId` null: the department. */
export function valuesOfUnit(db: ReadDb, unitId: string | null, period: string): MeasureValue[] {
  return db.column(ofUnit, unitId ?? '', period).map((body) => JSON.parse(body) as MeasureValue);
}

/** The locked values of every unit in a period. */
export function valuesOfPeriod(db: ReadDb, period: string): MeasureValue[] {
  return db.column(ofPeriod, period).map((body) => JSON.parse(body) as MeasureValue);
}

export function measureTakers(db: WriteDb, generation: number) {
  return {
    'measure-definition': versionTaker(db, generation, 'measure-definition'),
    'measure-value': {
      put: (id, { unitId, period }, body) => db.run(putValue, id, unitId ?? '', period.key, generation, body),
      gone: (id) => db.run(removeValue, id),
      sweep: (current) => db.run(sweepValues, current),
    } satisfies Taker<'measure-value'>,
  };
}

const definitions = sql<[], string>(
  'definitions of measures',
  'SELECT body FROM measure_definition ORDER BY id, version',
);
const ofUnit = sql<[unit: string, period: string], string>(
  'locked values of a unit',
  'SELECT body FROM measure_value WHERE unit = ? AND period = ?',
);
const ofPeriod = sql<[period: string], string>(
  'locked values of a period',
  'SELECT body FROM measure_value WHERE period = ?',
);
const putValue = sql<[id: string, unit: string, period: string, generation: number, body: string]>(
  'put locked value',
  `INSERT INTO measure_value (id, unit, period, generation, body) VALUES (?, ?, ?, ?, ?)
   ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, period = excluded.period,
     generation = excluded.generation, body = excluded.body`,
);
const removeValue = sql<[id: string]>('remove locked value', 'DELETE FROM measure_value WHERE id = ?');
const sweepValues = sql<[generation: number]>(
  'sweep locked values',
  'DELETE FROM measure_value WHERE generation <> ?',
);
