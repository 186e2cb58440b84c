import { setImmediate } from 'node:timers/promises';
import { checking, type Frame } from '../../../sampling/draw/frame.ts';
import { frameText, hashingFrame } from '../../../sampling/draw/frameText.ts';
import type { FrameItem } from '../../../sampling/draw/record.ts';
import type { DeskDb, ReadDb } from '../db/sql.ts';
import { takingTurns } from '../frame/ask.ts';
import { hashInParts } from './hashing.ts';
import { clearFrame, framePart, putFramePart } from './store.ts';

/** The frame's hash, made while others are answered. */
export function frameHash(frame: Frame): Promise<string> {
  return takingTurns(hashingFrame(frame, hashInParts()));
}

/** Keeps the text that was hashed, a piece at a time. It counts for nothing before there is a commitment to it. */
export async function keepFrame(db: DeskDb, drawId: string, frame: Frame): Promise<void> {
  db.write('clear frame', (write) => clearFrame(write, drawId));
  let no = 0;
  for (const text of frameText(frame)) {
    const at = no;
    db.writeLightly('keep frame part', (write) => putFramePart(write, drawId, at, text));
    no += 1;
    await setImmediate();
  }
}

/** The kept text, piece by piece. */
export function* keptFrameText(db: ReadDb, drawId: string): Generator<string, void, void> {
  for (let no = 0; ; no += 1) {
    const text = framePart(db, drawId, no);
    if (text === null) return;
    yield text;
  }
}

/** The frame that a draw was committed to; null where this desk doesn't have it. */
export async function keptFrame(db: ReadDb, drawId: string): Promise<Frame | null> {
  const items: FrameItem[] = [];
  for (const text of keptFrameText(db, drawId)) {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const [id, stratum] = JSON.parse(line) as [string, string];
      items.push({ id, stratum });
    }
    await setImmediate();
  }
  const checked = await takingTurns(checking(items));
  return checked.ok ? checked.value : null;
}
