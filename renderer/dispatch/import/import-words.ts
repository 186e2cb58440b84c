import type { ImportState, RowCounts } from '../../../contract/import-state.ts';
import { count, grouped, listed } from '../../words/count.ts';
import type { Progress } from './importMessages.ts';

/** `1536000` → `"1.5 MB"`; of small files the kilobytes. */
export function megabytes(bytes: number): string {
  if (bytes < 100_000) return `${grouped(Math.ceil(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;
}

/** How long it takes to the end at this pace. */
export function secondsLeft({ bytes, size, elapsedMs }: Progress): string {
  if (bytes === 0 || elapsedMs < 500) return 'beginning';
  const left = Math.ceil(((size - bytes) / bytes) * (elapsedMs / 1000));
  return left > 90 ? `${Math.ceil(left / 60)} min left` : `${left} s left`;
}

/** The sum that holds for each file: every row is one of the three. */
export function sumText({ rows, accepted, refused, repeated }: RowCounts): string {
  return `${count(rows, 'row')} = ${grouped(accepted)} accepted + ${grouped(refused)} refused + ${grouped(repeated)} repeated`;
}

/** What the central made of the rows that it has. */
export function takenText({ taken }: ImportState): string {
  const parts = [
    taken.imported > 0 || taken.unchanged === 0 ? `${grouped(taken.imported)} new` : null,
    taken.updated > 0 ? `${grouped(taken.updated)} changed` : null,
    taken.unchanged > 0 ? `${grouped(taken.unchanged)} known already` : null,
    taken.refused > 0 ? `${grouped(taken.refused)} refused` : null,
    taken.officers > 0 ? count(taken.officers, 'new officer') : null,
    taken.units > 0 ? count(taken.units, 'new unit') : null,
  ];
  return listed(parts);
}

/** How a file stands, in a few words. */
export function stateText(state: ImportState): string {
  switch (state.state) {
    case 'reading':
      return 'Reading was broken off: choose the file again, and it goes on where it was';
    case 'read':
      return 'Read, not brought in';
    case 'sending':
      return `Going to the central, ${grouped(state.sent)} of ${count(state.batches, 'part')}`;
    case 'stopped':
      return 'The central takes no more of it';
    case 'done':
      return 'Brought in';
  }
}
