import type { ClassFit } from '../../../contract/nouns/class-fit.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day } from '../../../contract/time.ts';
import { termsOf } from '../catalogue/terms.ts';
import { type DeskDb, type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { longestSpanMs } from '../dispatch/match.ts';
import { narrowStretches, type Stretch } from '../frame/narrow.ts';
import { putUpload } from '../uploads/store.ts';
import { type Choices, choicesOf } from './choices.ts';
import { bitsOf, factsOf } from './facts.ts';
import { classFit } from './published.ts';

/**
 * Keeps `risk` and `upload` as the records are: each recording is looked at once after the first pull, and again when it,
 * or a call of its officer at that time, changes. Triggers note which; they are made when the first look begins.
 */

/** Whether recordings wait to be looked at. Lists must have their indexes. */
export function isRiskDue(db: ReadDb): boolean {
  return !isWhole(db) || db.get(anyDue) !== undefined;
}

/** How many wait, as far as is known. */
export function riskBehind(db: ReadDb): number {
  const due = db.get(countDue)?.count ?? 0;
  if (isWhole(db)) return due;
  // What was looked at by another version of the rule counts as not looked at.
  const looked = isBegun(db) ? (db.get(countLooked)?.count ?? 0) : 0;
  return due + Math.max(0, (db.get(countVideos)?.count ?? 0) - looked);
}

/** Looks at everything that waits, a few recordings a step: some milliseconds each. */
export function* riskSteps(read: ReadDb): Generator<(db: DeskDb) => void> {
  if (!isWhole(read)) {
    yield (db) => db.writeAside('begin looking at classes', begin);
    for (const stretch of narrowStretches(read))
      yield (db) => db.writeAside('look at classes', (write) => lookAtStretch(write, stretch));
    yield (db) => db.write('looked at classes', finish);
  }
  while (read.get(anyDue) !== undefined)
    yield (db) => db.writeAside('look again', (write) => lookAgain(write));
}

/** Looks at so many of those that wait; for an answer that shall know the newest. */
export function lookAgain(db: WriteDb, most = lookedAtOnce): void {
  const due = db.column(someDue, most);
  if (due.length === 0) return;
  const [fit, choices] = [classFit(db), choicesOf(db)];
  for (const no of due) {
    const row = db.get(videoByNo, no);
    if (row !== undefined) look(db, row, fit, choices);
    db.run(notDue, no);
  }
}

const lookedAtOnce = 200;

function isWhole(db: ReadDb): boolean {
  return isBegun(db) && db.get(stateOf)?.done === 1;
}

/** By the rule in force. */
function isBegun(db: ReadDb): boolean {
  return db.get(stateOf)?.rule === classFit(db).version;
}

function begin(db: WriteDb): void {
  if (isBegun(db)) return;
  for (const text of anew) db.run(sql('begin looking at classes', text));
  db.run(setState, classFit(db).version);
}

function finish(db: WriteDb): void {
  db.run(setDone);
  // The list is another one now: screens ask again.
  db.touchCatalogue();
}

function lookAtStretch(db: WriteDb, stretch: Stretch): void {
  const [fit, choices] = [classFit(db), choicesOf(db)];
  for (const row of db.all(stretchRows, stretch)) look(db, row, fit, choices);
}

type Row = {
  no: number;
  officer: number | null;
  squad: number | null;
  division: number | null;
  recordedAt: number;
  deletesAt: number;
  body: string;
};

function look(db: WriteDb, row: Row, fit: ClassFit, choices: Choices): void {
  const { no, officer, squad, division, recordedAt, deletesAt, body } = row;
  const video = JSON.parse(body) as Video;
  const issues = bitsOf(factsOf(db, video, fit, choices));
  db.run(forget, no);
  if (issues !== 0) db.run(putRisk, deletesAt, no, recordedAt, officer, squad, division, issues);
  const device = video.device === null ? null : termsOf(db).number(`device ${video.device}`);
  putUpload(db, { no, recordedAt, officer, squad, division, device }, video);
}

const tallied = `INSERT INTO risk_tally VALUES (new.recorded_at / ${day}, new.issues, 1)
  ON CONFLICT (day, issues) DO UPDATE SET recordings = recordings + 1;`;
const untallied = `UPDATE risk_tally SET recordings = recordings - 1
  WHERE day = old.recorded_at / ${day} AND issues = old.issues;`;
const videoDue = 'INSERT OR IGNORE INTO risk_due VALUES (new.no);';
const forgotten = `DELETE FROM risk WHERE no = old.no;
  DELETE FROM upload WHERE recorded_at = old.recorded_at AND no = old.no;
  DELETE FROM risk_due WHERE no = old.no;`;
/** The same recordings as dispatch/match.ts finds. Without the lists' indexes each would be a walk through all. */
const callDue = (call: 'new' | 'old') => `INSERT OR IGNORE INTO risk_due
  SELECT no FROM video WHERE officer = ${call}.officer AND recorded_at > ${call}.from_at - ${longestSpanMs}
    AND recorded_at < ${call}.to_at AND (ended_at > ${call}.from_at OR recorded_at >= ${call}.from_at);`;
/** The recordings that were chosen, and those that overlap the call, chosen or not. */
const choiceDue = `INSERT OR IGNORE INTO risk_due
    SELECT no FROM video WHERE id IN (SELECT value FROM json_each(new.body, '$.videoIds'));
  INSERT OR IGNORE INTO risk_due
    SELECT video.no FROM dispatch AS call JOIN video ON video.officer = call.officer
      AND video.recorded_at > call.from_at - ${longestSpanMs} AND video.recorded_at < call.to_at
    WHERE call.id = new.dispatch_id;
  INSERT OR IGNORE INTO risk_due
    SELECT no FROM video WHERE id IN (
      SELECT value FROM published_said AS earlier, json_each(earlier.body, '$.videoIds')
      WHERE earlier.dispatch_id = new.dispatch_id AND earlier.noun = 'match-choice'
      UNION SELECT value FROM said_of_dispatch AS earlier, json_each(earlier.body, '$.videoIds')
      WHERE earlier.dispatch_id = new.dispatch_id AND earlier.noun = 'match-choice');`;
const isArranged = '(SELECT arranged FROM feed) >= 1';

const anew = [
  // Everything goes, also its numbers: a list emptied row by row would keep the desk waiting.
  'DROP TRIGGER IF EXISTS risk_untallied',
  'DELETE FROM risk',
  'DELETE FROM risk_tally',
  'DELETE FROM upload',
  'DELETE FROM risk_due',
  `CREATE TRIGGER IF NOT EXISTS risk_tallied AFTER INSERT ON risk BEGIN ${tallied} END`,
  `CREATE TRIGGER IF NOT EXISTS risk_untallied AFTER DELETE ON risk BEGIN ${untallied} END`,
  `CREATE TRIGGER IF NOT EXISTS risk_video AFTER INSERT ON video BEGIN ${videoDue} END`,
  `CREATE TRIGGER IF NOT EXISTS risk_video_gone AFTER DELETE ON video BEGIN ${forgotten} END`,
  `CREATE TRIGGER IF NOT EXISTS risk_call AFTER INSERT ON dispatch WHEN ${isArranged} BEGIN ${callDue('new')} END`,
  `CREATE TRIGGER IF NOT EXISTS risk_call_gone AFTER DELETE ON dispatch WHEN ${isArranged} BEGIN ${callDue('old')} END`,
  `CREATE TRIGGER IF NOT EXISTS risk_call_changed AFTER UPDATE OF body ON dispatch WHEN ${isArranged}
   BEGIN ${callDue('old')} ${callDue('new')} END`,
  ...(['said_of_dispatch', 'published_said'] as const).map(
    (table) => `CREATE TRIGGER IF NOT EXISTS risk_chosen_${table} AFTER INSERT ON ${table}
   WHEN new.noun = 'match-choice' AND ${isArranged} BEGIN ${choiceDue} END`,
  ),
];

const stateOf = sql<[], { rule: number; done: number }>('state of risk', 'SELECT rule, done FROM risk_state');
const setState = sql<[rule: number]>(
  'begin state of risk',
  'INSERT OR REPLACE INTO risk_state VALUES (1, ?, 0)',
);
const setDone = sql('end state of risk', 'UPDATE risk_state SET done = 1');
const anyDue = sql<[], { no: number }>('any recording to look at', 'SELECT no FROM risk_due LIMIT 1');
const someDue = sql<[limit: number], number>('recordings to look at', 'SELECT no FROM risk_due LIMIT ?');
const countDue = sql<[], { count: number }>(
  'count recordings to look at',
  'SELECT count(*) AS count FROM risk_due',
);
const countVideos = sql<[], { count: number }>('last video', 'SELECT count(*) AS count FROM video');
const countLooked = sql<[], { count: number }>('looked at', 'SELECT count(*) AS count FROM upload');
const notDue = sql<[no: number]>('looked at', 'DELETE FROM risk_due WHERE no = ?');
const columns =
  'video.no, officer, squad, division, recorded_at AS recordedAt, deletes_at AS deletesAt, body';
const videoByNo = sql<[no: number], Row>(
  'recording to look at',
  `SELECT ${columns} FROM video JOIN video_body ON video_body.no = video.no WHERE video.no = ?`,
);
// Those that were looked at before a desk was closed in the middle of it are passed by.
const stretchRows = sql<Stretch, Row>(
  'stretch of recordings to look at',
  `SELECT ${columns} FROM video INDEXED BY video_by_time JOIN video_body ON video_body.no = video.no
   WHERE (recorded_at, video.no) > (:at, :no) AND recorded_at >= :at
     AND (recorded_at, video.no) <= (:endAt, :endNo) AND recorded_at <= :endAt
     AND NOT EXISTS (SELECT 1 FROM upload WHERE upload.recorded_at = video.recorded_at AND upload.no = video.no)`,
);
const forget = sql<[no: number]>('forget risk', 'DELETE FROM risk WHERE no = ?');
const putRisk = sql<
  [
    deletesAt: number,
    no: number,
    recordedAt: number,
    officer: number | null,
    squad: number | null,
    division: number | null,
    issues: number,
  ]
>(
  'put risk',
  'INSERT INTO risk (deletes_at, no, recorded_at, officer, squad, division, issues) VALUES (?, ?, ?, ?, ?, ?, ?)',
);
