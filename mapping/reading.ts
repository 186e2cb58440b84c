import { type ImportKind, mostRows, rowNames } from '../contract/import-rows.ts';
import type { RowCounts, RowSaid } from '../contract/import-state.ts';
import type { PackedRows } from '../contract/packed-rows.ts';
import { isRefused, type Refused } from './cells.ts';
import { NoTable } from './csv.ts';
import type { Delimiter } from './delimiter.ts';
import { decoderOf, type Encoding } from './encoding.ts';
import { createGathering } from './gathering.ts';
import type { Mapping } from './meaning.ts';
import { createNumbering, createRepeats } from './repeats.ts';
import { type ReadRow, rowReader } from './row-reader.ts';
import { type Row, tableReader } from './table.ts';

/** Rows that were read, as they travel, and what is said of rows. `rows` is null when none was accepted. */
export type Batch = {
  readonly counts: RowCounts;
  readonly said: readonly RowSaid[];
  readonly rows: PackedRows | null;
};

/** A mapping whose format is known: nothing is left to guess. */
export type WholeMapping = Mapping & {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly headerLine: number;
  readonly zone: string;
};

/** Reads a whole file piece by piece into batches. Throws `NoTable` where it turns out to be none. */
export type Reading = {
  readonly push: (bytes: Uint8Array) => readonly Batch[];
  readonly end: () => readonly Batch[];
};

/** Characters of one batch, so that it stays small on its way even where every cell is long. */
const largest = 2_000_000;
/** Bytes whose rows are made at once: they are let go of before the next ones are made, while that is cheap. */
const stretch = 65_536;
/** Beside each row: its numbers and signs. */
const overhead = 200;
/** Notes that are kept one by one; all are counted. */
const mostNotes = 20_000;

export function createReading(kind: ImportKind, mapping: WholeMapping): Reading {
  const decoder = decoderOf(mapping.encoding);
  const table = tableReader(mapping);
  const seen = createRepeats();
  const known = createRepeats();
  const numberOf = createNumbering();
  const gathering = createGathering(kind);
  const names = rowNames[kind];
  const linePlace = placeOf('line');
  const nthPlace = placeOf('nth');
  const cells: unknown[] = names.map(() => null);
  let read: ((row: Row) => ReadRow | Refused) | null = null;
  let notes = 0;
  let batch = emptyBatch();

  function take(rows: readonly Row[]): Batch[] {
    const headers = table.headers();
    if (headers === null) return [];
    read ??= rowReader(kind, headers, mapping);
    const whole: Batch[] = [];
    for (const row of rows) {
      takeRow(row, read(row));
      const isFull =
        batch.counts.accepted >= mostRows || batch.said.length >= mostRows || batch.size > largest;
      if (isFull) whole.push(flush());
    }
    return whole;
  }

  function takeRow(row: Row, given: ReadRow | Refused): void {
    batch.counts.rows += 1;
    if (isRefused(given)) {
      refuse(row, given);
      return;
    }
    const { notes: its, oddities } = given;
    fill(given);
    if (seen.isRepeated(cells)) {
      batch.counts.repeated += 1;
      say(row.line, 'repeated', null, null, 'The same as a row before, in everything that is read.');
      return;
    }
    if ('vendorId' in given && known.isRepeated([given.vendorId])) {
      refuse(row, { refused: `The vendor id "${given.vendorId}" stands in a row before already.` });
      return;
    }
    batch.counts.accepted += 1;
    batch.counts.twice += oddities.twice ?? 0;
    batch.counts.skipped += oddities.skipped ?? 0;
    batch.counts.unknown += oddities['unknown-time'] ?? 0;
    if (its.length > 0) {
      batch.counts.noted += 1;
      notes += 1;
      if (notes <= mostNotes) say(row.line, 'noted', null, null, its.join(' '));
    }
    keep(given);
    batch.size += row.text.length + overhead;
  }

  /** All that counts when a row is the same as one before: not its line; its lists as text. */
  function fill(row: ReadRow): void {
    const named = row as Readonly<Record<string, unknown>>;
    for (let place = 0; place < names.length; place += 1) {
      const cell = named[names[place] ?? ''] ?? null;
      cells[place] = Array.isArray(cell) ? JSON.stringify(cell) : cell;
    }
    cells[linePlace] = null;
  }

  function keep(row: ReadRow): void {
    cells[linePlace] = row.line;
    if ('vendorId' in row) {
      cells[placeOf('classes')] = row.classes;
      cells[placeOf('muted')] = row.muted;
    } else cells[nthPlace] = numberOf(row);
    gathering.add(cells);
  }

  function placeOf(name: string): number {
    return (names as readonly string[]).indexOf(name);
  }

  function refuse(row: Row, { refused, column, value }: Refused): void {
    batch.counts.refused += 1;
    say(row.line, 'refused', column ?? null, value ?? row.text, refused);
  }

  function say(
    line: number,
    kind_: RowSaid['kind'],
    column: string | null,
    value: string | null,
    says: string,
  ): void {
    const shown = value === null ? null : clean(value.slice(0, 300));
    batch.said.push({ line, kind: kind_, column, value: shown, says: clean(says.slice(0, 2000)) });
  }

  function flush(): Batch {
    const { counts, said } = batch;
    batch = emptyBatch();
    return { counts, said, rows: gathering.take() };
  }

  return {
    push: (bytes) => {
      const whole: Batch[] = [];
      for (let at = 0; at < bytes.length; at += stretch)
        whole.push(...take(table.push(decoder.push(bytes.subarray(at, at + stretch)))));
      return whole;
    },
    end: () => {
      const last = [...take(table.push(decoder.end())), ...take(table.end())];
      if (table.headers() === null) throw new NoTable('The file has no row that could be a header.');
      return batch.counts.rows === 0 && last.length > 0 ? last : [...last, flush()];
    },
  };
}

/** What cut a letter in two, or was none, is shown as the sign for that. */
function clean(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

function emptyBatch() {
  const counts = {
    rows: 0,
    accepted: 0,
    refused: 0,
    repeated: 0,
    noted: 0,
    twice: 0,
    skipped: 0,
    unknown: 0,
  };
  const said: RowSaid[] = [];
  return { counts, said, size: 0 };
}
