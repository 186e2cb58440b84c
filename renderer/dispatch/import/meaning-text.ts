import { spanText } from '../../../contract/time.ts';
import type { ReadRow } from '../../../mapping/row-reader.ts';

/** What a field of a row was read as, in words; null: nothing. */
export function meaningOf(field: string, row: ReadRow): string | null {
  const value = (row as Readonly<Record<string, unknown>>)[field === 'duration' ? 'durationMs' : field];
  if (field === 'timeZone') return row.zone;
  if (field === 'classification')
    return 'classes' in row ? (row.classes.length === 0 ? 'unclassified' : row.classes.join(', ')) : null;
  if (field === 'priority' && 'urgent' in row && row.priority !== null)
    return row.urgent ? `${row.priority}, urgent` : row.priority;
  if (field === 'disposition' && 'cancelled' in row) return dispositionText(row);
  if (field === 'muted' && 'muted' in row) return row.muted.length === 0 ? null : `${row.muted.length}`;
  if (field === 'duration') return typeof value === 'number' ? spanText(value) : null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return momentText(value, row.zone);
  return typeof value === 'string' ? value : null;
}

function dispositionText(row: {
  readonly disposition: string | null;
  readonly cancelled: boolean;
  readonly citation: string | null;
}): string | null {
  const means = [row.cancelled ? 'called off' : null, row.citation === null ? null : 'citation or arrest'];
  const said = means.filter((part) => part !== null);
  return said.length === 0 ? row.disposition : `${row.disposition ?? ''} (${said.join(', ')})`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `"1 Jan 2017, 00:13:32 CST"`: to the second, with the zone's name, which tells a clock change. */
function momentText(at: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
      timeZone: zone,
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part['day']} ${part['month']} ${part['year']}, ${part['hour']}:${part['minute']}:${part['second']} ${part['timeZoneName']}`;
}
