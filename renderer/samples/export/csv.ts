import { type Cell, isMoment, isShare, type Table } from './table.ts';

/**
 * A table as CSV: RFC 4180 with CRLF, and a byte order mark, without which a spreadsheet takes "é" apart. Moments as
 * ISO 8601 in UTC, shares as numbers of 1. A text that a spreadsheet would run as a formula gets an apostrophe before it
 * (OWASP, "CSV Injection"); numbers stay numbers.
 */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  return `\uFEFF${lines.map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('')}`;
}

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (isMoment(cell)) return new Date(cell.at).toISOString();
  if (isShare(cell)) return String(cell.share);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
