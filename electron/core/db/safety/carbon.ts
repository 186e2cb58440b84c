import type { Log } from '../../ports.ts';
import type { Handle } from '../handle.ts';
import type { Value } from '../sql.ts';
import { heardTables, neverCopied } from '../tables.ts';
import type { CarbonWriter, Change, Row } from './carbon-file.ts';

/** Hears what a database's transactions change, and writes it into the carbon after each commit. */
export type Carbon = {
  /** Changes since `writeInto` that a safety copy would be worth taking for. */
  readonly changes: () => number;
  /** From now on into this one. The one before is closed. */
  readonly writeInto: (writer: CarbonWriter) => void;
  readonly committed: () => void;
  readonly rolledBack: () => void;
  readonly close: () => void;
};

/**
 * Puts temporary triggers on the tables of work: the database itself says what a transaction changed, row by row, so that
 * nothing that writes can forget to. They are gone with the connection.
 */
export function hearChanges(handle: Handle, log: Log): Carbon {
  let writer: CarbonWriter | null = null;
  let pending: Change[] = [];
  let changes = 0;

  const hear = (...told: readonly unknown[]): null => {
    const [table, what, ...values] = told as readonly [string, string, ...Value[]];
    const change = changeOf(columnsOf.get(table) ?? [], table, what, values);
    if (change !== null) pending.push(change);
    return null;
  };
  const columnsOf = new Map(heardTables.map((table) => [table as string, columns(handle, table)]));
  handle.function('carbon', { varargs: true, directOnly: false }, hear);
  for (const [table, its] of columnsOf) if (its.length > 0) handle.exec(triggersOf(table, its));

  return {
    changes: () => changes,
    writeInto: (next) => {
      writer?.close();
      writer = next;
      changes = 0;
    },
    committed: () => {
      if (pending.length === 0) return;
      const written = pending;
      pending = [];
      changes += written.length;
      try {
        writer?.append(written);
      } catch (error) {
        // A full disk: the work itself is kept. The next safety copy begins a new carbon.
        log('warn', 'carbon-ends', { error: String(error) });
        writer?.close();
        writer = null;
      }
    },
    rolledBack: () => {
      pending = [];
    },
    close: () => {
      writer?.close();
      writer = null;
    },
  };
}

type Column = { readonly name: string; readonly isKey: boolean };

function columns(handle: Handle, table: string): Column[] {
  const rows = handle.pragma(`table_info('${table}')`) as { name: string; pk: number }[];
  return rows.map(({ name, pk }) => ({ name, isKey: pk > 0 }));
}

/** An update says each column as "changed?" and its value, so that a long text that stays isn't written again. */
function triggersOf(table: string, its: readonly Column[]): string {
  const all = its.map(({ name }) => `NEW.${name}`).join(', ');
  const changed = its
    .map(
      ({ name }) => `NEW.${name} IS NOT OLD.${name}, iif(NEW.${name} IS NOT OLD.${name}, NEW.${name}, NULL)`,
    )
    .join(', ');
  const keys = its
    .filter(({ isKey }) => isKey)
    .map(({ name }) => `OLD.${name}`)
    .join(', ');
  return `
CREATE TEMP TRIGGER carbon_${table}_put AFTER INSERT ON main.${table}
BEGIN SELECT carbon('${table}', 'put', ${all}); END;
CREATE TEMP TRIGGER carbon_${table}_change AFTER UPDATE ON main.${table}
BEGIN SELECT carbon('${table}', 'change', ${keys}, ${changed}); END;
CREATE TEMP TRIGGER carbon_${table}_remove AFTER DELETE ON main.${table}
BEGIN SELECT carbon('${table}', 'remove', ${keys}); END;`;
}

function changeOf(
  its: readonly Column[],
  table: string,
  what: string,
  values: readonly Value[],
): Change | null {
  const keys = its.filter(({ isKey }) => isKey);
  const key = rowOf(keys.map(({ name }, index) => [name, values[index]]));
  if (what === 'remove') return isPrivate(table, key) ? null : { table, remove: key };
  if (what === 'put') {
    const put = rowOf(its.map(({ name }, index) => [name, values[index]]));
    return isPrivate(table, put) ? null : { table, put };
  }
  const change = rowOf(
    its.flatMap(({ name }, index) => {
      const at = keys.length + index * 2;
      return values[at] === 1 ? [[name, values[at + 1]] as const] : [];
    }),
  );
  return isPrivate(table, key) || Object.keys(change).length === 0 ? null : { table, change, where: key };
}

function rowOf(cells: readonly (readonly [string, Value | undefined])[]): Row {
  return Object.fromEntries(cells.map(([name, value]) => [name, value ?? null]));
}

function isPrivate(table: string, row: Row): boolean {
  return table === 'kept' && neverCopied.includes(String(row['name']));
}
