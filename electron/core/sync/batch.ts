import type { Outgoing } from '../outbox/store.ts';

/** How much goes out in one request. */
export const mostEvents = 500;
export const mostBytes = 1_000_000;

/** The first rows that fit into so many bytes; always at least one. */
export function fitting(rows: readonly Outgoing[], bytes = mostBytes): readonly Outgoing[] {
  let used = 0;
  const end = rows.findIndex((row, index) => {
    used += Buffer.byteLength(row.body) + overhead;
    return index > 0 && used > bytes;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** The request's body, put together around the stored texts so that they go out exactly as they were kept. */
export function batchText(deviceId: string, rows: readonly Outgoing[], heard?: string): string {
  const events = rows.map(({ counter, at, clockAheadMs: ahead, body }) => {
    const skew = ahead === null ? '' : `"clockAheadMs":${ahead},`;
    return `{"counter":${counter},"at":${at},${skew}"event":${body}}`;
  });
  const place = heard === undefined ? '' : `"heard":${JSON.stringify(heard)},`;
  return `{"deviceId":${JSON.stringify(deviceId)},${place}"events":[${events.join(',')}]}`;
}

/** Bytes around a stored text, at most. */
const overhead = 100;
