import { z } from 'zod';
import type { Reader } from '../db/db.ts';

const About = z.object({
  video: z.string(),
  because: z.string(),
  of: z.string().optional(),
  purpose: z.string().optional(),
  note: z.string().optional(),
});

/** Somebody could watch a recording that they did not owe. `of`: the review that it was for. */
export type WatchedEntry = z.infer<typeof About> & {
  readonly at: number;
  readonly username: string;
  readonly deviceId: string;
};

type Row = {
  readonly at: number;
  readonly about: string;
  readonly username: string;
  readonly deviceId: string;
};

/** Who watched what outside of what they owed, and why, as the desks' audit logs say it; in the order of time. */
export async function* watchedOutsideDuty(db: Reader): AsyncGenerator<WatchedEntry> {
  const rows = await db.query<Row>(
    `select at, about, username, device_id as "deviceId" from audit_entry
     join account on account.id = audit_entry.account_id
     where act = 'footage-granted' and about like '%"because":%' and about not like '%"because":"duty"%'
     order by at, device_id, no`,
  );
  for (const { about, ...entry } of rows) {
    const said = About.safeParse(jsonOf(about));
    if (said.success) yield { ...entry, ...said.data };
  }
}

/** A desk wrote it, and a desk may be wrong. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
