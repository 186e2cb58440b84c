import type { CommittedPlan, DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import { type ReadDb, sql, type WriteDb } from '../db/sql.ts';
import { isWaiting } from '../outbox/items.ts';
import { subjectOf } from '../outbox/subject.ts';
import { publishedOf, publishedOfDraw } from '../sample/published.ts';

/** A plan of this desk as it stands; what is committed to keeps the words that it had then. */
export function planById(db: ReadDb, id: string): Plan | null {
  return parsed<Plan>(db.get(planOf, id));
}

export function plansOf(db: ReadDb): Plan[] {
  return db.column(allPlans).map((body) => JSON.parse(body) as Plan);
}

export function putPlan(db: WriteDb, plan: Plan): void {
  db.run(put, plan.id, plan.createdAt, JSON.stringify(plan));
}

export function removePlan(db: WriteDb, id: string): void {
  db.run(remove, id);
}

/** What was committed to, here or elsewhere, the first attempt first. */
export function commitmentsOf(db: ReadDb, planId: string): CommittedPlan[] {
  const here = db.column(commitmentsOfPlan, planId).map((body) => JSON.parse(body) as CommittedPlan);
  const known = new Set(here.map(({ drawId }) => drawId));
  const elsewhere = publishedOf(db, 'committed-plan').filter(
    ({ plan, drawId }) => plan.id === planId && !known.has(drawId),
  );
  return [...here, ...elsewhere].sort((a, b) => a.commitment.attempt - b.commitment.attempt);
}

/** The newest commitment of each plan, here or elsewhere. */
export function newestCommitments(db: ReadDb): ReadonlyMap<string, CommittedPlan> {
  const all = [
    ...publishedOf(db, 'committed-plan'),
    ...db.column(allCommitments).map((body) => JSON.parse(body) as CommittedPlan),
  ];
  const newest = new Map<string, CommittedPlan>();
  for (const one of all) {
    const known = newest.get(one.plan.id);
    if (known === undefined || known.commitment.attempt <= one.commitment.attempt)
      newest.set(one.plan.id, one);
  }
  return newest;
}

export function commitmentById(db: ReadDb, drawId: string): CommittedPlan | null {
  return (
    parsed<CommittedPlan>(db.get(commitmentOf, drawId)) ??
    publishedOfDraw(db, 'committed-plan', drawId)[0] ??
    null
  );
}

export function putCommitment(db: WriteDb, committed: CommittedPlan): void {
  const { drawId, plan, commitment } = committed;
  db.run(addCommitment, drawId, plan.id, commitment.attempt, JSON.stringify(committed));
}

/**
 * A draw as the central has it, unless something about it is still on its way from here. What the central refused is in
 * the tray, and no longer part of the draw.
 */
export function drawById(db: ReadDb, id: string): DrawRecord | null {
  const here = parsed<DrawRecord>(db.get(drawOf, id));
  const there = publishedOfDraw(db, 'draw', id)[0] ?? null;
  if (here === null || there === null) return here ?? there;
  return isWaiting(db, subjectOf.draw(id)) ? here : there;
}

export function putDraw(db: WriteDb, record: DrawRecord): void {
  db.run(keepDraw, record.id, record.commitment.planId, JSON.stringify(record));
}

export function isDrawn(db: ReadDb, id: string): boolean {
  return drawById(db, id) !== null;
}

export function paperOf(db: ReadDb, drawId: string): WorkPaper | null {
  return parsed<WorkPaper>(db.get(paperOfDraw, drawId)) ?? publishedOfDraw(db, 'paper', drawId)[0] ?? null;
}

export function putPaper(db: WriteDb, paper: WorkPaper): void {
  db.run(addPaper, paper.drawId, paper.id, JSON.stringify(paper));
}

/** A piece of the frame's text. Kept before the commitment, so that the commitment itself is one short write. */
export function putFramePart(db: WriteDb, drawId: string, no: number, text: string): void {
  db.run(addPart, drawId, no, text);
}

export function framePart(db: ReadDb, drawId: string, no: number): string | null {
  return db.get(part, drawId, no)?.text ?? null;
}

/** Makes room for a frame under this name: what a commitment that was broken off left is gone. */
export function clearFrame(db: WriteDb, drawId: string): void {
  db.run(clear, drawId);
}

/** Frames that nothing was committed to in the end: the desk was stopped in between. */
export function dropLooseFrames(db: WriteDb): void {
  db.run(dropLoose);
}

function parsed<T>(row: { body: string } | undefined): T | null {
  return row === undefined ? null : (JSON.parse(row.body) as T);
}

type Body = { body: string };
const planOf = sql<[id: string], Body>('plan by id', 'SELECT body FROM plan WHERE id = ?');
const allPlans = sql<[], string>('plans', 'SELECT body FROM plan ORDER BY created_at DESC, id');
const put = sql<[id: string, createdAt: number, body: string]>(
  'put plan',
  `INSERT INTO plan (id, created_at, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
);
const remove = sql<[id: string]>('remove plan', 'DELETE FROM plan WHERE id = ?');
const commitmentsOfPlan = sql<[planId: string], string>(
  'commitments of a plan',
  'SELECT body FROM commitment WHERE plan_id = ? ORDER BY attempt',
);
const allCommitments = sql<[], string>('commitments', 'SELECT body FROM commitment');
const commitmentOf = sql<[drawId: string], Body>(
  'commitment by draw',
  'SELECT body FROM commitment WHERE draw_id = ?',
);
const addCommitment = sql<[drawId: string, planId: string, attempt: number, body: string]>(
  'add commitment',
  'INSERT INTO commitment (draw_id, plan_id, attempt, body) VALUES (?, ?, ?, ?)',
);
const drawOf = sql<[id: string], Body>('draw by id', 'SELECT body FROM draw WHERE id = ?');
const keepDraw = sql<[id: string, planId: string, body: string]>(
  'keep draw',
  `INSERT INTO draw (id, plan_id, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body`,
);
const paperOfDraw = sql<[drawId: string], Body>(
  'paper of a draw',
  'SELECT body FROM paper WHERE draw_id = ?',
);
const addPaper = sql<[drawId: string, id: string, body: string]>(
  'add paper',
  'INSERT INTO paper (draw_id, id, body) VALUES (?, ?, ?)',
);
const addPart = sql<[drawId: string, no: number, text: string]>(
  'add frame part',
  'INSERT OR REPLACE INTO frame_part (draw_id, no, text) VALUES (?, ?, ?)',
);
const part = sql<[drawId: string, no: number], { text: string }>(
  'frame part',
  'SELECT text FROM frame_part WHERE draw_id = ? AND no = ?',
);
const clear = sql<[drawId: string]>('clear frame', 'DELETE FROM frame_part WHERE draw_id = ?');
const dropLoose = sql(
  'drop loose frames',
  'DELETE FROM frame_part WHERE draw_id NOT IN (SELECT draw_id FROM commitment)',
);
