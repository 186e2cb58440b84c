import { z } from 'zod';
import { noHash } from '../../contract/nouns/audit-log.ts';
import type { Reader } from '../db/db.ts';
import { eventsDigest, ownEntriesAfter } from './own.ts';
import { hashOf } from './take.ts';

/** The central's own log as it was found. */
export type CheckedOwn = {
  readonly entries: number;
  readonly lastAt: number;
  /** The first entry that doesn't follow from the one before; null: it is whole. */
  readonly brokenAt: number | null;
  /** The first entry whose events aren't on record as it says. */
  readonly eventsDifferAt: number | null;
  /** Desks that were shown another log than this one when they signed in, and up to which entry. */
  readonly contradictedBy: readonly { readonly deviceId: string; readonly no: number }[];
};

const atOnce = 1000;

/** Walks the central's own log, the events that it names, and what the desks' logs say of it. Memory for the shown ends alone. */
export async function checkOwn(db: Reader): Promise<CheckedOwn> {
  const shown = await shownEnds(db);
  const contradictedBy: { deviceId: string; no: number }[] = [];
  let [previous, entries, lastAt, eventsDifferAt] = [noHash, 0, 0, null as number | null];
  for (;;) {
    const part = await ownEntriesAfter(db, entries, atOnce);
    const differing = await eventsDiffering(db, part);
    eventsDifferAt ??= differing;
    for (const entry of part) {
      const follows = entry.no === entries + 1 && entry.hash === hashOf(previous, entry);
      if (!follows) return { entries, lastAt, brokenAt: entries + 1, eventsDifferAt, contradictedBy };
      for (const end of shown.get(entry.no) ?? [])
        if (end.hash !== entry.hash) contradictedBy.push({ deviceId: end.deviceId, no: entry.no });
      [previous, entries, lastAt] = [entry.hash, entry.no, entry.at];
    }
    if (part.length < atOnce) break;
  }
  // What a desk was shown beyond the end has been cut off, or an older copy of the database was put back.
  for (const [no, ends] of shown)
    if (no > entries) contradictedBy.push(...ends.map(({ deviceId }) => ({ deviceId, no })));
  return { entries, lastAt, brokenAt: null, eventsDifferAt, contradictedBy };
}

const Shown = z.object({ centralNo: z.int().positive(), centralHash: z.string() });
type End = { readonly deviceId: string; readonly hash: string };

/** The ends that desks were shown at their sign-ins, by number. */
async function shownEnds(db: Reader): Promise<ReadonlyMap<number, readonly End[]>> {
  const rows = await db.query<{ deviceId: string; about: string }>(
    `select device_id as "deviceId", about from audit_entry
     where act = 'signed-in' and about like '%"centralHash":%' order by device_id, no`,
  );
  const ends = new Map<number, End[]>();
  for (const { deviceId, about } of rows) {
    const said = Shown.safeParse(jsonOf(about));
    if (!said.success) continue;
    const { centralNo, centralHash } = said.data;
    ends.set(centralNo, [...(ends.get(centralNo) ?? []), { deviceId, hash: centralHash }]);
  }
  return ends;
}

const Taken = z.object({ digest: z.string() });

/** The first of these entries whose events aren't on record as it says; null: all are. */
async function eventsDiffering(
  db: Reader,
  entries: readonly { readonly no: number; readonly act: string; readonly about: string }[],
): Promise<number | null> {
  const taken = entries.filter(({ act }) => act === 'events-taken');
  const [first, last] = [taken.at(0), taken.at(-1)];
  if (first === undefined || last === undefined) return null;
  const rows = await db.query<{ entry: number; counter: number; digest: string; outcome: string }>(
    `select entry, counter, digest, outcome_json as outcome from event
     where entry between $1 and $2 order by entry, counter`,
    [first.no, last.no],
  );
  const byEntry = Map.groupBy(rows, ({ entry }) => entry);
  const differing = taken.find(({ no, about }) => {
    const said = Taken.safeParse(jsonOf(about));
    return !said.success || said.data.digest !== eventsDigest(byEntry.get(no) ?? []);
  });
  return differing?.no ?? null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
