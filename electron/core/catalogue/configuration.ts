import type { CodeList } from '../../../contract/nouns/account.ts';
import type { Classification } from '../../../contract/nouns/classification.ts';
import type { Form } from '../../../contract/nouns/form.ts';
import type { Officer, Unit } from '../../../contract/nouns/officer.ts';
import { type ReadDb, type Sql, sql, type WriteDb } from '../db/sql.ts';
import type { Taker } from './apply.ts';
import { versionTaker } from './versions.ts';

/** The department as it is set up: units, officers, classifications, code lists, forms. */

export function unitsOf(db: ReadDb): Unit[] {
  return db.column(units).map((body) => JSON.parse(body) as Unit);
}

export function officersOf(db: ReadDb): Officer[] {
  return db.column(officers).map((body) => JSON.parse(body) as Officer);
}

export function officerById(db: ReadDb, id: string): Officer | null {
  return parsed<Officer>(db.get(officer, id));
}

export function classificationsOf(db: ReadDb): Classification[] {
  return db.column(classifications).map((body) => JSON.parse(body) as Classification);
}

/** The current version of each list. */
export function codeListsOf(db: ReadDb): CodeList[] {
  return db.all(codeLists).map(({ body }) => JSON.parse(body) as CodeList);
}

/**
 * The version of each list that was in force at a time, by when the central published it: a review keeps the lists that
 * it was begun with. From before the first publication that is known: the oldest there is.
 */
export function codeListsAt(db: ReadDb, at: number): CodeList[] {
  return [...Map.groupBy(codeListVersions(db), ({ id }) => id).values()].flatMap((newestFirst) => {
    const then = newestFirst.find(({ published }) => (published?.at ?? 0) <= at) ?? newestFirst.at(-1);
    return then === undefined ? [] : [then];
  });
}

/** A form in one version, as an earlier review was made with. */
export function formOf(db: ReadDb, id: string, version: number): Form | null {
  return parsed<Form>(db.get(form, id, version));
}

/** Every version of every form and code list, the newest of each first. */
export function formVersions(db: ReadDb): Form[] {
  return db.column(allForms).map((body) => JSON.parse(body) as Form);
}

export function codeListVersions(db: ReadDb): CodeList[] {
  return db.column(allCodeLists).map((body) => JSON.parse(body) as CodeList);
}

/** The current version of each form. */
export function currentForms(db: ReadDb): Form[] {
  return db.all(forms).map(({ body }) => JSON.parse(body) as Form);
}

export function configurationTakers(db: WriteDb, generation: number) {
  return {
    unit: plain<'unit'>(db, generation, 'unit'),
    officer: plain<'officer'>(db, generation, 'officer'),
    classification: plain<'classification'>(db, generation, 'classification'),
    'code-list': versionTaker(db, generation, 'code-list'),
    form: versionTaker(db, generation, 'form'),
  };
}

type Body = { body: string };

function parsed<T>(row: Body | undefined): T | null {
  return row === undefined ? null : (JSON.parse(row.body) as T);
}

function plain<N extends 'unit' | 'officer' | 'classification'>(
  db: WriteDb,
  generation: number,
  table: N,
): Taker<N> {
  const { put, gone, sweep } = plainSql[table];
  return {
    put: (id, _body, text) => db.run(put, id, generation, text),
    gone: (id) => db.run(gone, id),
    sweep: (current) => db.run(sweep, current),
  };
}

function plainSqlOf(table: string) {
  return {
    put: sql<[id: string, generation: number, body: string]>(
      `put ${table}`,
      `INSERT INTO ${table} (id, generation, body) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, body = excluded.body`,
    ),
    gone: sql<[id: string]>(`remove ${table}`, `DELETE FROM ${table} WHERE id = ?`),
    sweep: sql<[generation: number]>(`sweep ${table}`, `DELETE FROM ${table} WHERE generation <> ?`),
  };
}

const plainSql = {
  unit: plainSqlOf('unit'),
  officer: plainSqlOf('officer'),
  classification: plainSqlOf('classification'),
};

const units = sql<[], string>('units', 'SELECT body FROM unit ORDER BY id');
const officers = sql<[], string>('officers', 'SELECT body FROM officer ORDER BY id');
const officer = sql<[id: string], Body>('officer by id', 'SELECT body FROM officer WHERE id = ?');
const classifications = sql<[], string>('classifications', 'SELECT body FROM classification ORDER BY id');
const form: Sql<[id: string, version: number], Body> = sql(
  'form by version',
  'SELECT body FROM form WHERE id = ? AND version = ?',
);
// SQLite takes the other columns from the row that has the maximum.
const codeLists = sql<[], Body>('current code lists', 'SELECT body, max(version) FROM code_list GROUP BY id');
const forms = sql<[], Body>('current forms', 'SELECT body, max(version) FROM form GROUP BY id');
const allForms = sql<[], string>('all forms', 'SELECT body FROM form ORDER BY id, version DESC');
const allCodeLists = sql<[], string>(
  'all code lists',
  'SELECT body FROM code_list ORDER BY id, version DESC',
);
