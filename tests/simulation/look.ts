import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText } from '../../central/events/canonical.ts';
import { FeedLine } from '../../contract/nouns/feed.ts';
import { Review } from '../../contract/nouns/review.ts';
import { isRefusal } from '../../contract/problem.ts';
import { SignedIn } from '../../contract/sign-on.ts';
import { checkingLog } from '../../electron/core/audit-log/check.ts';
import { openDatabase } from '../../electron/core/db/open.ts';
import { sql } from '../../electron/core/db/sql.ts';
import { deviceIdOf } from '../../electron/core/session/device.ts';
import { type AccountName, accounts, password } from '../support/department.ts';
import type { House } from './house.ts';
import type { Station } from './station.ts';

/** What a desk and its central must agree on in the end. */
export const lookedAt = ['result', 'reclassification', 'duty', 'video', 'no-video-answer'] as const;
type Noun = (typeof lookedAt)[number];

type Row = { id: string; body: string };
const tables = {
  result: sql<[], Row>('look: result', 'SELECT id, body FROM result'),
  reclassification: sql<[], Row>('look: reclassification', 'SELECT id, body FROM reclassification_record'),
  duty: sql<[], Row>('look: duty', 'SELECT id, body FROM duty'),
  video: sql<[], Row>('look: video', 'SELECT id, body FROM video JOIN video_body USING (no)'),
  'no-video-answer': sql<[], Row>(
    'look: no-video answers',
    `SELECT id, body FROM published_said WHERE noun = 'no-video-answer'`,
  ),
};
const findings = sql<[review: string], { id: string; note: string }>(
  'look: findings',
  `SELECT id, body ->> '$.note' AS note FROM finding WHERE review_id = ? AND removed_at IS NULL`,
);
const openIds = sql<[], string>('look: open reviews', `SELECT id FROM review WHERE state = 'open'`);
const reviewBody = sql<[id: string], { body: string }>(
  'look: review',
  'SELECT body FROM review WHERE id = ?',
);

/** What lies in the database of a desk that is down. */
export function lookInto(station: Station) {
  const name = readdirSync(station.folder()).find((file) => file.endsWith('.desk')) ?? '';
  const key = station.keyOf(name.replace('.desk', ''));
  const db = openDatabase({ file: join(station.folder(), name), key, log: () => {}, written: () => {} });
  if (isRefusal(db)) throw new Error(`a desk's database doesn't open: ${db.refused}`);
  const faults: string[] = [];
  const checking = checkingLog(db.read, deviceIdOf(db.read) ?? '');
  let step = checking.next();
  while (step.done !== true) step = checking.next();
  if (step.value !== null) faults.push(`its log is at fault: ${JSON.stringify(step.value)}`);
  const catalogue = new Map(
    lookedAt.map((noun) => [
      noun,
      new Map(db.read.all(tables[noun]).map(({ id, body }) => [id, canonicalText(JSON.parse(body))])),
    ]),
  );
  const look = {
    faults,
    catalogue: (noun: Noun) => catalogue.get(noun) ?? new Map<string, string | null>(),
    findings: (review: string) => db.read.all(findings, review).map(({ id, note }) => [id, note] as const),
    openReviews: () => db.read.column(openIds),
    note: (id: string) => {
      const row = db.read.get(reviewBody, id);
      return row === undefined ? null : Review.parse(JSON.parse(row.body)).note;
    },
    close: () => db.close(),
  };
  return look;
}

/** Everything that an account is told from the beginning, by noun and id. */
export async function published(house: House, who: AccountName) {
  const signIn = { username: accounts[who].username, password, deviceId: 'a-look', deviceName: 'A look' };
  const answer = await house.fetch(
    new Request('http://central.test/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signIn),
    }),
  );
  const { token } = SignedIn.parse(await answer.json());
  const feed = await house.fetch(
    new Request('http://central.test/v1/feed', { headers: { authorization: `Bearer ${token}` } }),
  );
  const lines = (await feed.text()).trimEnd().split('\n');
  const found = new Map<string, Map<string, string>>();
  for (const text of lines) {
    const line = FeedLine.parse(JSON.parse(text));
    if (line.line !== 'change' || line.gone) continue;
    const ofNoun = found.get(line.noun) ?? new Map<string, string>();
    ofNoun.set(line.id, canonicalText(line.body) ?? '');
    found.set(line.noun, ofNoun);
  }
  return { of: (noun: string) => found.get(noun) ?? new Map<string, string>() };
}
